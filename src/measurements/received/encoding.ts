import { type Encoding, encodingNames, type Statement } from '../../text/dialect.ts';
import type { Problem } from '../../text/finding.ts';
import type { Position, SourceFile } from '../../text/location.ts';
import { chunksOf, decode, type Inspection, type NamedFile, positionOfByte } from './bytes.ts';

/** How the bytes of a file become text, or why they do not. */
export type FoundEncoding =
  | { readonly encoding: Encoding; readonly skipped: number; readonly statements: readonly Statement[] }
  | { readonly problem: Problem };

const marks: readonly (readonly [Encoding, Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

const containers: readonly (readonly [string, readonly number[]])[] = [
  ['a spreadsheet or a ZIP file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel or Word file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a compressed file', [0x1f, 0x8b]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** `skipped`: the bytes of a byte order mark. */
export function findEncoding(file: NamedFile, found: Inspection, told?: Encoding): FoundEncoding {
  const { head, size, invalid, nul } = found;
  const refuse = (message: string, hint: string, position?: Position) => ({
    problem: encodingProblem(file, message, hint, position),
  });
  if (size === 0) {
    return {
      problem: { ...encodingProblem(file, `${file.name} is empty.`, 'Expected a header and rows.'), rule: 'csv-empty' },
    };
  }
  const container = containers.find(([, signature]) =>
    Buffer.from(signature).equals(head.subarray(0, signature.length)),
  );
  if (container !== undefined) {
    const hint =
      'Export the sheet as CSV in UTF-8; what plumbline export xlsx has written is taken in by plumbline import xlsx.';
    return refuse(`${file.name} is ${container[0]}; expected CSV.`, hint);
  }
  if (/^\uFEFF?\s*<(?:!doctype|html|\?xml|table)/i.test(head.toString('utf8', 0, 200))) {
    return refuse(`${file.name} is a web page or XML; expected CSV.`, 'Fetch the table itself, as CSV in UTF-8.');
  }
  const marked = marks.find(([, mark]) => mark.equals(head.subarray(0, mark.length)));
  const encoding = told ?? marked?.[0] ?? (nul === undefined ? undefined : unmarkedUtf16(found));
  const skipped = encoding === marked?.[0] ? (marked?.[1].length ?? 0) : 0;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return checkUtf16(file, encoding, skipped);
  if (nul !== undefined) {
    const position = positionOfByte(file.path, 'utf-8', nul, skipped);
    return refuse(`${file.name} holds a NUL byte; expected text.`, 'Export it again, as CSV in UTF-8.', position);
  }
  if (encoding === 'windows-1252') return { encoding, skipped, statements: [] };
  if (invalid === undefined) return { encoding: 'utf-8', skipped, statements: [] };
  if (encoding === 'utf-8') {
    const position = positionOfByte(file.path, 'utf-8', invalid, skipped);
    const said = marked === undefined ? 'was said to be' : 'says at its beginning that it is';
    return refuse(
      `${file.name} ${said} in UTF-8, but here it is not.`,
      'Export it again as CSV in UTF-8, or correct the character.',
      position,
    );
  }
  return readAsWindows1252(file, invalid);
}

function encodingProblem(file: NamedFile, message: string, hint: string, position?: Position): Problem {
  return { rule: 'file-encoding', at: { source: pinned(file.name, position), path: [] }, message, hint };
}

/** A source in which everything stands at one place. */
export function pinned(file: string, { line, column }: Position = { line: 1, column: 1 }): SourceFile {
  return { file, text: '', locate: () => ({ start: { line, column }, end: { line, column: column + 1 } }) };
}

/** Zero bytes at every second place, and there alone, are what UTF-16 makes of digits, letters and commas. */
function unmarkedUtf16({ head, size }: Inspection): Encoding | undefined {
  if (size % 2 !== 0) return undefined;
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd * 4 >= head.length) return 'utf-16le';
  return odd === 0 && even * 4 >= head.length ? 'utf-16be' : undefined;
}

function checkUtf16(file: NamedFile, encoding: Encoding, skipped: number): FoundEncoding {
  for (const { bytes, at, last } of chunksOf(file.path, encoding, skipped)) {
    const text = decode(bytes, encoding);
    const odd = last && bytes.length % 2 !== 0;
    const wrong = text.search(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    if (wrong < 0 && !odd) continue;
    const position = positionOfByte(file.path, encoding, at + (wrong < 0 ? bytes.length - 1 : wrong * 2), skipped);
    const what = text[wrong] === '\0' ? 'a NUL character' : 'half a character';
    const message = `${file.name} is in ${encodingNames[encoding]}, but holds ${what} here.`;
    return { problem: encodingProblem(file, message, 'Export it again, as CSV in UTF-8.', position) };
  }
  return { encoding, skipped, statements: [{ message: `Read as ${encodingNames[encoding]}.` }] };
}

/** Bytes that are not UTF-8 are Windows-1252, unless some are UTF-8, or are nothing there. */
function readAsWindows1252(file: NamedFile, invalid: number): FoundEncoding {
  let shown: string | undefined;
  for (const { bytes, at } of chunksOf(file.path, 'utf-8')) {
    const undefinedByte = bytes.toString('latin1').search(/[\x81\x8d\x8f\x90\x9d]/);
    if (undefinedByte >= 0) {
      const position = positionOfByte(file.path, 'windows-1252', at + undefinedByte, 0);
      const byte = bytes[undefinedByte]?.toString(16).toUpperCase();
      const message = `${file.name} is neither in UTF-8 nor in Windows-1252: the byte ${byte} stands for nothing there.`;
      return { problem: encodingProblem(file, message, 'Export it again, as CSV in UTF-8.', position) };
    }
    if (/[^\0-\x7f\uFFFD]/.test(bytes.toString('utf8'))) return mixed(file, invalid);
    shown ??= exampleIn(decode(bytes, 'windows-1252'));
  }
  const position = positionOfByte(file.path, 'windows-1252', invalid, 0);
  const message = `Read as Windows-1252 (Latin-1), since it is not UTF-8: line ${position.line} then says "${shown}".`;
  return { encoding: 'windows-1252', skipped: 0, statements: [{ message, line: position.line }] };
}

function mixed(file: NamedFile, invalid: number): FoundEncoding {
  const position = positionOfByte(file.path, 'utf-8', invalid, 0);
  const message = `${file.name} is in UTF-8 in one place and in something else here: it cannot be told how to read it.`;
  const hint = 'Export it again as CSV in UTF-8, or say the encoding in a mapping.';
  return { problem: encodingProblem(file, message, hint, position) };
}

/** The word around the first character beyond ASCII. */
function exampleIn(text: string): string | undefined {
  const at = text.search(/[^\0-\x7f]/);
  if (at < 0) return undefined;
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? '';
  return before + (/^[^\s,;|"]+/.exec(text.slice(at, at + 20))?.[0] ?? '');
}
