import { validateXML, type XMLFileInfo } from 'xmllint-wasm';

/** A place where a document is not what the schema wants. */
export interface SchemaBreach {
  readonly line: number;
  readonly message: string;
}

/** The texts of the IATI schema by file name; `iati-activities-schema.xsd` is the one that says what a document is. */
export type SchemaTexts = Readonly<Record<string, string>>;

const main = 'iati-activities-schema.xsd';

/** What the IATI schema finds in an XML document in UTF-8. Nothing outside the texts that are given is read. */
export async function schemaBreaches(xml: string, schemas: SchemaTexts): Promise<readonly SchemaBreach[]> {
  const preload: XMLFileInfo[] = Object.entries(schemas)
    .filter(([fileName]) => fileName !== main)
    .map(([fileName, contents]) => ({ fileName, contents }));
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'activities.xml', contents: xml }],
    schema: [{ fileName: main, contents: schemas[main] ?? '' }],
    preload,
    initialMemoryPages: 512,
    // A document in memory is some ten times as large as its text: a gigabyte is for a hundred megabytes.
    maxMemoryPages: 32768,
  });
  if (valid) return [];
  const found = errors.map(({ message, loc }) => ({
    line: loc?.lineNumber ?? 0,
    message: message.replace(/^Schemas validity error : /, ''),
  }));
  return found.length > 0 ? found : [{ line: 0, message: 'The document is not what the schema wants.' }];
}
