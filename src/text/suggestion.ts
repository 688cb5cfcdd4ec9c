/** The known word nearest to `word`, when it is near enough to be what was meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.min(3, Math.floor(word.length / 3)));
  let best: string | undefined;
  let bestDistance = limit + 1;
  const wanted = word.toLowerCase();
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? lengthened(wanted, known);
}

/** The one known word that starts with what was written: percent for percentage. */
function lengthened(wanted: string, known: Iterable<string>): string | undefined {
  if (wanted.length < 4) return undefined;
  const [first, ...others] = [...known].filter((candidate) => candidate.toLowerCase().startsWith(wanted));
  return others.length === 0 ? first : undefined;
}

/** `Did you mean "x"?` where something near is known. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const near = nearest(word, known);
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

/** The same, else the list of what is known when it is short. */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  const near = didYouMean(word, names);
  if (near !== undefined) return near;
  if (names.length === 0) return undefined;
  if (names.length <= 12) return `Known: ${names.join(', ')}.`;
  return undefined;
}

/** Edits between two words with transpositions; anything from `stop` on is returned as `stop`. */
function editDistance(a: string, b: string, stop: number): number {
  if (Math.abs(a.length - b.length) >= stop) return stop;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(value);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? stop;
}
