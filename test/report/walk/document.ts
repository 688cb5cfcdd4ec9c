/** A rendered document taken apart: tables of indicators by id and column, and everything else in its order. */
export interface Sheet {
  /** The title block: label → value. */
  readonly facts: ReadonlyMap<string, string>;
  readonly rows: readonly { readonly id: string; readonly cells: ReadonlyMap<string, string> }[];
  readonly working: readonly { readonly id: string; readonly formula: string }[];
  /** Each text with the heading, or the row, that it stands under. */
  readonly blocks: readonly Block[];
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

/** Blanks as one; the narrow no-break space in numbers stays. */
export function plain(html: string): string {
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
  const body = document
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<meta [^>]*>/g, '')
    .replace(/<dl class="facts">.*?<\/dl>/s, (list) => {
      for (const [, label = '', value = ''] of list.matchAll(/<dt>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)) {
        facts.set(plain(label), plain(value));
      }
      return '';
    })
    .replace(/<table class="by-period stack">.*?<\/table>/gs, (table) => readPeriods(table, rows))
    .replace(/<tr id="indicator-([^"]*)"[^>]*>(.*?)<\/tr>/gs, (_, id: string, row: string) => {
      const cells = [...row.matchAll(/<td data-label="([^"]*)"[^>]*>(.*?)<\/td>/gs)];
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
        if (!['style', 'colspan', 'rowspan', 'charset'].includes(name)) attributes.push(value);
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
  return { facts, rows, working, blocks: [...blocksOf(lines.map(plain)), ...attributes.map(asBlock)] };
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

function asBlock(attribute: string): Block {
  return { under: 'attributes', text: plain(attribute) };
}

function readMarkdown(document: string): Sheet {
  const rows: { id: string; cells: Map<string, string> }[] = [];
  const working: { id: string; formula: string }[] = [];
  const facts = new Map<string, string>();
  const lines: string[] = [];
  let header: readonly string[] = [];
  let latest = new Map<string, string>();
  for (const line of document.split('\n')) {
    const cells = cellsOf(line);
    if (cells === undefined) header = [];
    else if (header.length === 0) header = cells.map(unescaped);
    else if (!/^\|[ |:-]+\|$/.test(line)) readRow(header, cells);
    if (cells === undefined) lines.push(unescaped(line.replace(/^#+ /, '#')));
  }
  return { facts, rows, working, blocks: blocksOf(lines) };

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
function cellsOf(line: string): readonly string[] | undefined {
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
