import { UserError } from '../../text/user-error.ts';

const known: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
};

/**
 * The text of an XML file, piece by piece: in the encoding that its first bytes and its declaration agree on. Throws a UserError
 * where they do not, and where a byte is none of that encoding.
 */
export function* xmlText(file: string, pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let name = '';
  for (const piece of pieces) {
    if (decoder === undefined) {
      name = encodingOf(file, piece);
      decoder = new TextDecoder(name, { fatal: true });
    }
    yield decode(decoder, piece, file, name);
  }
  if (decoder !== undefined) yield decode(decoder, undefined, file, name);
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  piece: Uint8Array | undefined,
  file: string,
  name: string,
): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw new UserError(
      `${file} holds bytes that are not ${name.toUpperCase()}, the encoding it says it has.`,
      'Its encoding declaration is wrong, or the file is damaged.',
    );
  }
}

function encodingOf(file: string, start: Uint8Array): string {
  const marked = markOf(start);
  const head = new TextDecoder(marked ?? 'windows-1252').decode(start.subarray(0, 512));
  const declared = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(head.replace('\uFEFF', ''))?.[1];
  if (declared === undefined) return marked ?? 'utf-8';
  const wanted = known[declared.toLowerCase()];
  if (wanted === undefined) {
    throw new UserError(
      `${file} declares the encoding "${declared}"; expected UTF-8, UTF-16, ISO-8859-1 or windows-1252.`,
    );
  }
  const agrees = marked === undefined ? !wanted.startsWith('utf-16') : marked.startsWith(wanted);
  if (agrees) return marked ?? wanted;
  throw new UserError(
    `${file} declares the encoding "${declared}", and its first bytes say ${marked === undefined ? 'that it is not' : marked.toUpperCase()}.`,
    'Save it as UTF-8.',
  );
}

function markOf([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && c === 0x3f && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d === 0x3f) return 'utf-16be';
  return undefined;
}
