/** Made from schemas/*.schema.json when the program is bundled or tested: see .config/validators.mjs. */
declare module 'plumbline:validators' {
  /** Ajv's error object, without `verbose`. */
  export interface SchemaError {
    readonly instancePath: string;
    readonly schemaPath: string;
    readonly keyword: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly message?: string;
    /** The key that broke `propertyNames`. */
    readonly propertyName?: string;
  }
  interface Validator {
    (data: unknown): boolean;
    errors?: readonly SchemaError[] | null;
  }
  /** The schemas by file name, as JSON text: only read when a finding needs them. */
  export const schemas: string;
  export const portfolio: Validator;
  export const framework: Validator;
  export const library: Validator;
  export const mapping: Validator;
  export const review: Validator;
  export const narrative: Validator;
}
