/** Whether data are as the schemas say. Made from schemas/*.schema.json when the program is bundled or tested. */
declare module 'plumbline:validators' {
  type Accepts = (data: unknown) => boolean;
  export const portfolio: Accepts;
  export const framework: Accepts;
  export const library: Accepts;
  export const mapping: Accepts;
  export const review: Accepts;
  export const narrative: Accepts;
}

/** The same with all that is wrong, and the schemas themselves. */
declare module 'plumbline:schema-errors' {
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
  /** The schemas by file name, as JSON text. */
  export const schemas: string;
  export const portfolio: Validator;
  export const framework: Validator;
  export const library: Validator;
  export const mapping: Validator;
  export const review: Validator;
  export const narrative: Validator;
}

/** Which program this is. */
declare module 'plumbline:build' {
  /** Differs where anything differs that the program is made of. */
  export const build: string;
}
