/** A rendered document taken apart: tables of indicators by id and column, and everything else in its order. */
export interface Sheet {
  /** The title block: label → value. */
  readonly facts: ReadonlyMap<string, string>;
  readonly rows: readonly { readonly id: string; readonly cells: ReadonlyMap<string, string> }[];
  readonly working: readonly { readonly id: string; readonly formula: string }[];
  /** Values over time: those of a small line, and those of the table beside a chart. */
  readonly courses: readonly Course[];
  /** The cells of the map of shared indicators, as its table says them. */
  readonly shared: readonly SharedCell[];
  /** Each text with the heading, or the row, that it stands under. */
  readonly blocks: readonly Block[];
}

export interface SharedCell {
  readonly indicator: string;
  readonly framework: string;
  readonly text: string;
}

export interface Course {
  readonly id: string;
  /** Header of its column; of a small line `Actual`, and `Target` for its level. */
  readonly column: string;
  readonly period: string;
  readonly text: string;
}

export interface Block {
  readonly under: string;
  readonly text: string;
}

const columns = ['Baseline', 'Previous', 'Current', 'Milestones', 'Target', 'Progress', 'Rating', 'Coverage'];
const others = ['Source', 'Frequency', 'Responsible', 'Status'];

export function read(document: string, format: 'html' | 'md'): Sheet {
  return format === 'html' ? readHtml(document) : readMarkdown(document);
}

/** Blanks as one; the narrow no-break space in numbers stays. */
function plain(html: string): string {
  return html
    .replace(/<(https?:[^>]*)>/g, '$1')
    .replace(/<\/?(?:a|strong|em)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&#x60;/g, '`')
    .replace(/&#x3D;/g, '=')
    .replace(/&amp;/g, '&')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

function readHtml(document: string): Sheet {
  const rows: { id: string; cells: Map<string, string> }[] = [];
  const working: { id: string; formula: string }[] = [];
  const facts = new Map<string, string>();
  const attributes: string[] = [];
  const courses: Course[] = [];
  const shared: SharedCell[] = [];
  const body = document
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<div class="chart folded">(.*?)<\/details>/gs, (_, map: string) => {
      for (const { column, period, text } of tableOf(map)) shared.push({ indicator: period, framework: column, text });
      return '';
    })
    .replace(/<section class="courses">.*?<\/section>/gs, (section) => {
      for (const [article] of section.matchAll(/<article.*?<\/article>/gs)) courses.push(...tableOf(article));
      return '';
    })
    .replace(/<meta [^>]*>/g, '')
    .replace(/<dl class="facts">.*?<\/dl>/s, (list) => {
      for (const [, label = '', value = ''] of list.matchAll(/<dt>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)) {
        facts.set(plain(label), plain(value));
      }
      return '';
    })
    .replace(/<tr id="indicator-([^"]*)"[^>]*>(.*?)<\/tr>/gs, (_, id: string, row: string) => {
      courses.push(...lineOf(id, row));
      const cells = [...row.replace(/<svg.*?<\/svg>/gs, '').matchAll(/<td data-label="([^"]*)"[^>]*>(.*?)<\/td>/gs)];
      rows.push({ id, cells: new Map(cells.map(([, label = '', cell = '']) => [label, plain(cell)])) });
      const rest = cells.filter(([, label = '']) => !columns.includes(label)).map(([, , cell]) => `<p>${cell}</p>`);
      return `${/<th.*?<\/th>/s.exec(row)?.[0] ?? ''}${rest.join('')}`;
    })
    .replace(/<code>([^<]*)<\/code><\/span><\/th><td data-label="Formula[^"]*">(.*?)<\/td>/g, (_, id, formula) => {
      working.push({ id, formula: plain(formula) });
      return `${id}</th>`;
    })
    .replace(/<svg [^>]*aria-label="([^"]*)"[^>]*>(.*?)<\/svg>/gs, (_, sentence: string, bar: string) => {
      const rects = [...bar.matchAll(/ x="([^"]*)" y="0" width="([^"]*)"/g)].map(([, x, width]) => `${x} ${width}`);
      return `<p>${sentence}</p><p>bar ${rects.join(' ')}</p>`;
    })
    .replace(/<[a-z][^>]*>/g, (tag) => {
      for (const [, name = '', value = ''] of tag.matchAll(/\s([a-z-]+)="([^"]*)"/g)) {
        if (!['style', 'colspan', 'charset'].includes(name)) attributes.push(value);
      }
      return tag;
    });
  const lines = body
    .replace(/<h\d[^>]*>|<th [^>]*scope="row(?:group)?"[^>]*>/g, '\u0001#')
    .replace(
      /<\/?(?:p|li|th|td|dd|dt|h\d|tr|caption|div|title|section|article|header|table|ul|ol|dl)\b[^>]*>/g,
      '\u0001',
    )
    .split('\u0001');
  return { facts, rows, working, courses, shared, blocks: [...blocksOf(lines.map(plain)), ...attributes.map(asBlock)] };
}

/** The table beside the chart of one indicator. */
function tableOf(article: string): readonly Course[] {
  const id = /<code>([^<]*)<\/code><\/h3>/.exec(article)?.[1] ?? '';
  const [, ...headers] = [...article.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, head = '']) => plain(head));
  return [...article.matchAll(/<tr><th scope="row"[^>]*>(.*?)<\/th>(.*?)<\/tr>/g)].flatMap(([, head = '', rest = '']) =>
    [...rest.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = ''], index) => ({
      ...{ id, column: headers[index] ?? '', period: plain(head), text: plain(cell) },
    })),
  );
}

/** What the small line of a row tells: `2014: 45%; 2015: 51.25%. Target: 50%.` */
function lineOf(id: string, row: string): readonly Course[] {
  const told = plain(/<svg[^>]*><title>(.*?)<\/title>/s.exec(row)?.[1] ?? '');
  const [, values = '', target = ''] = /^(.*?)\.(?: Target: (.*)\.)?$/.exec(told) ?? [];
  const pairs = values.split('; ').map((pair) => {
    const [, period = '', text = ''] = /^(.*?): (.*)$/.exec(pair) ?? [];
    return { id, column: 'Actual', period, text };
  });
  return told === '' ? [] : [...pairs, ...(target === '' ? [] : [{ id, column: 'Rated', period: '', text: target }])];
}

function asBlock(attribute: string): Block {
  return { under: 'attributes', text: plain(attribute) };
}

function readMarkdown(document: string): Sheet {
  const rows: { id: string; cells: Map<string, string> }[] = [];
  const working: { id: string; formula: string }[] = [];
  const facts = new Map<string, string>();
  const lines: string[] = [];
  const courses: Course[] = [];
  const shared: SharedCell[] = [];
  let header: readonly string[] = [];
  for (const line of document.split('\n')) {
    const cells = cellsOf(line);
    if (cells === undefined) header = [];
    else if (header.length === 0) header = cells.map(unescaped);
    else if (!/^\|[ |:-]+\|$/.test(line)) readRow(header, cells);
    if (cells === undefined) lines.push(unescaped(line.replace(/^#+ /, '#')));
  }
  return { facts, rows, working, courses, shared, blocks: blocksOf(lines) };

  function readRow(labels: readonly string[], cells: readonly string[]): void {
    const [first = ''] = cells;
    const id = unescaped(first.split('<br>')[1] ?? '');
    if (facts.size === 0) {
      for (const [index, label] of labels.entries()) facts.set(label, unescaped(cells[index] ?? ''));
    } else if (labels[0] === 'Period') {
      const under = /\(([\w-]+)\)$/.exec(lines.findLast((line) => line.startsWith('#')) ?? '')?.[1] ?? '';
      const period = unescaped(first);
      for (const [index, column] of labels.entries())
        if (index > 0) courses.push({ id: under, column, period, text: unescaped(cells[index] ?? '') });
    } else if (
      labels[0] === 'Indicator' &&
      !labels.includes('Baseline') &&
      labels[1]?.startsWith('Formula') === false
    ) {
      for (const [index, framework] of labels.entries())
        if (index > 0) shared.push({ indicator: unescaped(first), framework, text: unescaped(cells[index] ?? '') });
    } else if (labels.includes('Baseline')) {
      rows.push({ id, cells: new Map(labels.map((label, index) => [label, unescaped(cells[index] ?? '')])) });
      const rest = labels.flatMap((label, index) => (others.includes(label) ? [unescaped(cells[index] ?? '')] : []));
      lines.push(`#${unescaped(first)}`, ...rest);
    } else if (labels[1]?.startsWith('Formula')) {
      working.push({ id, formula: unescaped(cells[1] ?? '') });
      lines.push(`#${unescaped(first)}`);
    } else {
      lines.push(`#${unescaped(first)}`, ...cells.slice(1).flatMap((cell) => cell.split('<br>').map(unescaped)));
    }
  }
}

/** Cells of a table's row, split where a bar is not escaped. */
function cellsOf(line: string): readonly string[] | undefined {
  return line.startsWith('|') ? line.split(/(?<!\\)\|/).slice(1, -1) : undefined;
}

/** What Markdown shows: signs of its own taken off, and the target of a link beside its text. */
function unescaped(markdown: string): string {
  return plain(
    markdown
      .replace(/^1\. /, '')
      .replace(/(?<!\\)\]\(([^)]*)\)/g, ' $1')
      .replace(/(?<!\\)[*[]/g, ''),
  ).replace(/\\([\\`*[\]|~$_+=#>.)-])/g, '$1');
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  let under = '';
  return lines
    .filter((line) => line !== '' && line !== '#')
    .map((line) => {
      const text = line.replace(/^# ?/, '');
      if (line.startsWith('#')) under = text;
      return { under, text };
    });
}
