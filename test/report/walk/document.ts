import { mermaidPicture, type Picture, svgPicture } from './picture.ts';

/** A rendered document taken apart: tables of indicators by id and column, and everything else in its order. */
export interface Sheet {
  /** The title block: label → value. */
  readonly facts: ReadonlyMap<string, string>;
  readonly rows: readonly { readonly id: string; readonly cells: ReadonlyMap<string, string> }[];
  readonly working: readonly { readonly id: string; readonly formula: string }[];
  /** Each text with the heading, or the row, that it stands under. */
  readonly blocks: readonly Block[];
  readonly pictures: readonly Picture[];
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
  const body = document
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<meta [^>]*>/g, '')
    .replace(/<svg [^>]*class="pl-figure[^>]*>.*?<\/svg>/gs, (svg) => {
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
        if (!['style', 'colspan', 'charset', 'tabindex'].includes(name)) attributes.push(value);
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
  return { facts, rows, working, pictures, blocks: [...blocksOf(lines.map(plain)), ...attributes.map(asBlock)] };
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
  let header: readonly string[] = [];
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
  return { facts, rows, working, pictures, blocks: blocksOf(lines) };

  function readRow(labels: readonly string[], cells: readonly string[]): void {
    const [first = ''] = cells;
    const id = unescaped(first.split('<br>')[1] ?? '');
    if (facts.size === 0) {
      for (const [index, label] of labels.entries()) facts.set(label, unescaped(cells[index] ?? ''));
    } else if (labels.at(-1) === 'In this indicator') {
      const [term = '', meaning = '', here = ''] = cells.map(unescaped);
      if (term === 'Indicator') {
        example = unescaped(cells.at(-1)?.split('<br>')[1] ?? '');
        rows.push({ id: example, cells: new Map() });
      }
      if (columns.includes(term)) rows.at(-1)?.cells.set(term, here);
      lines.push(`#${term}`, meaning, ...(columns.includes(term) ? [] : [here]));
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
