/** A label that would like to stand at a height. */
export interface Wanted {
  readonly y: number;
}

/** Heights for labels one below the other, none nearer than `apart`, each as near as can be to its wish, within `low` and `high`. */
export function spreadLabels(wanted: readonly Wanted[], apart: number, low: number, high: number): readonly number[] {
  const order = [...wanted.keys()].toSorted((a, b) => (wanted[a]?.y ?? 0) - (wanted[b]?.y ?? 0) || a - b);
  const placed: number[] = [];
  order.forEach((index, place) => {
    const wish = Math.max(low, wanted[index]?.y ?? 0);
    placed.push(place === 0 ? wish : Math.max(wish, (placed[place - 1] ?? 0) + apart));
  });
  for (let place = placed.length - 1; place >= 0; place--) {
    const most = place === placed.length - 1 ? high : (placed[place + 1] ?? 0) - apart;
    placed[place] = Math.min(placed[place] ?? 0, most);
  }
  const heights: number[] = [];
  order.forEach((index, place) => {
    heights[index] = placed[place] ?? 0;
  });
  return heights;
}

/** Which of the labels along a line can stand without touching: the last one, then from the first on. Centres and widths in order. */
export function thinLabels(
  labels: readonly { readonly x: number; readonly width: number }[],
  gap: number,
): readonly boolean[] {
  const last = labels.at(-1);
  let free = Number.NEGATIVE_INFINITY;
  return labels.map((label, index) => {
    const [left, right] = [label.x - label.width / 2, label.x + label.width / 2];
    const isLast = index === labels.length - 1;
    const fits = isLast || (left >= free && (last === undefined || right + gap <= last.x - last.width / 2));
    if (fits) free = right + gap;
    return fits;
  });
}
