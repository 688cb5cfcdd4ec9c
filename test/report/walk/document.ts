import { mermaidPicture, type Picture, svgPicture } from './picture.ts';

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
  readonly pictures: readonly Picture[];
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

const columns = [
  ...['Baseline', 'Previous', 'Current', 'Milestones', 'Target', 'Progress', 'Rating', 'Coverage'],
  ...['Baseline data', 'Targets', 'Current value', 'Intermediate targets', 'End target'],
];
const others = [
  ...['Source', 'Frequency', 'Responsible', 'Status', 'Results chain', 'Results', 'Expected outcomes', 'Assumptions'],
  ...['Means of verification', 'Risks and assumptions', 'Data sources', 'Collection methods', 'Responsibility'],
];

export function read(document: string, format: 'html' | 'md'): Sheet {
  return format === 'html' ? readHtml(document) : readMarkdown(document);
}

/** Blanks as one; the narrow no-break space in numbers stays; an address that is shown without its scheme has it. */
export function plain(html: string): string {
  return html
    .replaceAll('<wbr>', '')
    .replace(/<a href="(https?:\/\/)([^"]+)">\2<\/a>/g, '$1$2')
    .replace(/<(https?:[^>]*)>/g, '$1')
    .replace(/<\/?(?:a|strong|em)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(?:x27|39);/g, "'")
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
  const pictures: Picture[] = [];
  const example = /<table [^>]*id="example">.*?<code>([^<]*)<\/code>/s.exec(document)?.[1] ?? '';
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
    .replace(/<svg [^>]*class="pl-figure[^>]*>.*?<\/svg>/gs, (svg) => {
      // Charts are figures too; only a chain has boxes.
      if (!svg.includes('class="pl-box"')) return svg;
      pictures.push(svgPicture(svg, plain));
      return '';
    })
    .replace(/<table [^>]*id="example">(.*?)<\/table>/gs, (_, table: string) => {
      const terms = [...table.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/gs)].map(
        ([, term = '', cells = '']) =>
          [
            plain(term),
            cells
              .split('<td ')
              .slice(1)
              .map((cell) => `<td ${cell}`),
          ] as const,
      );
      const figures = terms.filter(([term]) => columns.includes(term));
      const cells = figures.map(([term, own]) => [term, plain(own.at(-1) ?? '')] as const);
      rows.push({ id: example, cells: new Map(cells) });
      return terms.map(([term, own]) => `<p>${columns.includes(term) ? own[0] : own.join('</p><p>')}</p>`).join('');
    })
    .replace(/<li class="pair"[^>]*>(.*?)<\/div><\/li>/gs, (_, item: string) => `<p>${plain(item)}</p>`)
    .replace(/<dd class="working">(.*?)<\/dd>/g, (_, formula: string) => {
      working.push({ id: example, formula: plain(formula) });
      return '';
    })
    .replace(/<dl class="facts">.*?<\/dl>/s, (list) => {
      for (const [, label = '', value = ''] of list.matchAll(/<dt>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)) {
        facts.set(plain(label), plain(value));
      }
      return '';
    })
    .replace(/<table class="by-period stack">.*?<\/table>/gs, (table) => readPeriods(table, rows))
    .replace(/<tr id="indicator-([^"]*)"[^>]*>(.*?)<\/tr>/gs, (_, id: string, row: string) => {
      courses.push(...lineOf(id, row));
      const cells = [
        ...row.replace(/<svg.*?<\/svg>/gs, '').matchAll(/<td\b[^>]*?data-label="([^"]*)"[^>]*>(.*?)<\/td>/gs),
      ];
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
        if (!['style', 'colspan', 'rowspan', 'charset', 'tabindex'].includes(name)) attributes.push(value);
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
  return {
    facts,
    rows,
    working,
    courses,
    shared,
    pictures,
    blocks: [...blocksOf(lines.map(plain)), ...attributes.map(asBlock)],
  };
}

/** Planned and achieved of each indicator in a table by period go to the rows; what is left is its name, unit and source. */
function readPeriods(table: string, rows: { id: string; cells: Map<string, string> }[]): string {
  const heads = [...table.matchAll(/<th scope="col">(.*?)<\/th>/gs)].map(([, head = '']) => plain(head));
  return [...table.matchAll(/<tbody>(.*?)<\/tbody>/gs)]
    .map(([, body = '']) => {
      const [planned = '', achieved = '', source = ''] = body.split('</tr>');
      const head = /<th scope="rowgroup".*?<\/th>/s.exec(planned)?.[0] ?? '';
      const id = /<code>(.*?)<\/code>/.exec(head)?.[1] ?? '';
      const latest = /<span class="unit">Latest value: (.*)<\/span> <span class="standing">/s.exec(head)?.[1] ?? '';
      const badge = /<span class="standing">.*/s.exec(head)?.[0] ?? '';
      const cells = rows.find((row) => row.id === id)?.cells ?? new Map<string, string>();
      const labels = [...planned.matchAll(/ data-label="([^"]*)"/g)].map(([, label]) => label);
      if (labels.join() !== heads.join()) cells.set('Heads', heads.join());
      cells.set('Rating', plain(badge)).set('Latest value', plain(latest));
      for (const [of, row] of [
        ['Planned', planned],
        ['Achieved', achieved],
      ] as const) {
        for (const [, label = '', cell = ''] of row.matchAll(/<td data-label="([^"]*)"[^>]*>(.*?)<\/td>/gs)) {
          cells.set(label === 'Baseline' ? label : `${of} ${label}`, plain(cell));
        }
      }
      if (!rows.some((row) => row.id === id)) rows.push({ id, cells });
      return `${head.replace(badge, '').replace(latest, '')}</th>${source}`;
    })
    .join('');
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
export function lineOf(id: string, row: string): readonly Course[] {
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
  const pictures: Picture[] = [];
  const courses: Course[] = [];
  const shared: SharedCell[] = [];
  let header: readonly string[] = [];
  let latest = new Map<string, string>();
  let example = '';
  const body = document.replace(/^```mermaid\n(.*?)^```$/gms, (_, code: string) => {
    pictures.push(mermaidPicture(code, plain));
    return '';
  });
  for (const line of body.split('\n')) {
    const cells = cellsOf(line);
    if (cells === undefined) header = [];
    else if (header.length === 0) header = cells.map(unescaped);
    else if (!/^\|[ |:-]+\|$/.test(line)) readRow(header, cells);
    const formula = /^- With its numbers: (.*)$/.exec(line)?.[1];
    if (formula !== undefined) working.push({ id: example, formula: unescaped(formula) });
    else if (cells === undefined) lines.push(unescaped(line.replace(/^#+ /, '#')));
  }
  return { facts, rows, working, courses, shared, pictures, blocks: blocksOf(lines) };

  /** Three rows for an indicator: planned, achieved, source. */
  function readPeriodRow(labels: readonly string[], [head = '', kind = '', ...cells]: readonly string[]): void {
    const of = unescaped(kind);
    const [name = '', code = '', ...more] = head.split('<br>').map(unescaped);
    if (of === 'Planned') {
      const own = rows.find((row) => row.id === code)?.cells ?? new Map<string, string>();
      if (!rows.some((row) => row.id === code)) rows.push({ id: code, cells: own });
      latest = own;
      const isRead = (line: string) => /^(?:Latest value: |[◆●◕◑◔▼△○▷◇□–] )/u.test(line);
      lines.push(`#${[name, code, ...more.filter((line) => !isRead(line))].join(' ')}`);
      own.set('Rating', more.find((line) => /^[◆●◕◑◔▼△○▷◇□–] /u.test(line)) ?? '');
      own.set('Latest value', more.find((line) => line.startsWith('Latest value: ')) ?? '');
    }
    if (of === 'Source') lines.push(...cells.map(unescaped));
    else {
      for (const [index, cell] of cells.entries()) {
        const label = labels[index + 2] ?? '';
        if (label !== 'Baseline') latest.set(`${of} ${label}`, unescaped(cell));
        else if (of === 'Planned') latest.set(label, unescaped(cell));
      }
    }
  }

  function readRow(labels: readonly string[], cells: readonly string[]): void {
    const isOfIndicators = labels.some((label) => label.startsWith('Baseline'));
    const at = isOfIndicators
      ? Math.max(
          0,
          labels.findIndex((label) => /^Indicators?$/.test(label)),
        )
      : 0;
    const first = cells[at] ?? '';
    const id = unescaped(first.split('<br>')[1] ?? '');
    if (facts.size === 0) {
      for (const [index, label] of labels.entries()) facts.set(label, unescaped(cells[index] ?? ''));
    } else if (labels[1] === 'Row') {
      readPeriodRow(labels, cells);
    } else if (labels.at(-1) === 'In this indicator') {
      const [term = '', meaning = '', here = ''] = cells.map(unescaped);
      if (term === 'Indicator') {
        example = unescaped(cells.at(-1)?.split('<br>')[1] ?? '');
        rows.push({ id: example, cells: new Map() });
      }
      if (columns.includes(term)) rows.at(-1)?.cells.set(term, here);
      lines.push(`#${term}`, meaning, ...(columns.includes(term) ? [] : [here]));
    } else if (labels[0] === 'Period') {
      const under = /\(([\w-]+)\)$/.exec(lines.findLast((line) => line.startsWith('#')) ?? '')?.[1] ?? '';
      const period = unescaped(first);
      for (const [index, column] of labels.entries())
        if (index > 0) courses.push({ id: under, column, period, text: unescaped(cells[index] ?? '') });
    } else if (
      labels[0] === 'Indicator' &&
      !isOfIndicators &&
      !/^(?:Formula|Definition|Deviation)/.test(labels[1] ?? 'Formula')
    ) {
      for (const [index, framework] of labels.entries())
        if (index > 0) shared.push({ indicator: unescaped(first), framework, text: unescaped(cells[index] ?? '') });
    } else if (isOfIndicators && (id === '' || cells.slice(1).every((cell) => cell.trim() === ''))) {
      lines.push(`#${unescaped(cells[0] ?? '')}`, ...cells.slice(1).map(unescaped));
    } else if (isOfIndicators) {
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
export function cellsOf(line: string): readonly string[] | undefined {
  return line.startsWith('|') ? line.split(/(?<!\\)\|/).slice(1, -1) : undefined;
}

/** What Markdown shows: signs of its own taken off, and the target of a link beside its text. */
export function unescaped(markdown: string): string {
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
