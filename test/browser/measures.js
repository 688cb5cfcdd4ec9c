// Runs in the page: what a reader would see as broken, each as one line that names the element and says why.
globalThis.plumbline = (() => {
  const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

  async function axeFindings(rule) {
    const runOnly = rule === '' ? { type: 'tag', values: levels } : { type: 'rule', values: [rule] };
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'], preload: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`),
    );
  }

  const lookOf = (element) => `${element.localName} ${element.getAttribute('class')} ${element.getAttribute('style')}`;

  // Leaves three of the rows, items and sections that look alike, and has the contrast asked of one of each kind.
  function thinOut() {
    for (const parent of document.body.querySelectorAll('*')) {
      if (parent.closest('svg') !== null) continue;
      const counts = new Map();
      for (const child of [...parent.children]) {
        const count = (counts.get(lookOf(child)) ?? 0) + 1;
        counts.set(lookOf(child), count);
        if (count > 3 && child.localName !== 'td' && child.localName !== 'th') child.remove();
      }
    }
    const kinds = new Set();
    for (const element of document.body.querySelectorAll('*')) {
      if (![...element.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim() !== ''))
        continue;
      let kind = '';
      for (let one = element; one !== null; one = one.parentElement) kind += ` ${lookOf(one)}`;
      if (!kinds.has(kind)) element.dataset.firstOfItsKind = '';
      kinds.add(kind);
    }
    axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-first-of-its-kind]' }] });
  }

  function nameOf(element) {
    const names = [...element.classList].map((name) => `.${name}`).join('');
    const id = element.id === '' ? '' : `#${element.id}`;
    return `${element.localName}${id}${names} "${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  }

  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  // Read aloud, never seen.
  const isForEars = (element) => element.closest('.hidden, .skip') !== null;
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);

  function inScrollRegion(element) {
    for (let one = element; one !== null; one = one.parentElement) if (scrolls(one)) return true;
    return false;
  }

  // Elements with a box of their own; what is drawn has its measures in drawings().
  function boxes() {
    return [...document.body.querySelectorAll('*')].filter(
      (element) => element.closest('svg *') === null && isShown(element) && !isForEars(element),
    );
  }

  // Wider than the page: a reader would have to push the whole page sideways.
  function beyondThePage() {
    const width = document.documentElement.clientWidth;
    const found = boxes().flatMap((element) => {
      const { left, right } = element.getBoundingClientRect();
      if (right === left || (left >= -1 && right <= width + 1) || inScrollRegion(element)) return [];
      return [`${nameOf(element)} reaches from ${Math.round(left)} to ${Math.round(right)} of ${width}`];
    });
    const { scrollWidth } = document.documentElement;
    return scrollWidth > width ? [`the page is ${scrollWidth} wide of ${width}`, ...found] : found;
  }

  // Wider or higher than its own box: cut off, or over its neighbour.
  function beyondItsBox() {
    return boxes().flatMap((element) => {
      const { display, overflowY } = getComputedStyle(element);
      if (element.localName === 'svg' || display === 'inline' || scrolls(element) || element.clientWidth === 0)
        return [];
      // A picture goes over the margins of its column on purpose; beyondThePage() holds it within the page.
      if (element.querySelector('.spread') !== null) return [];
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      if (scrollWidth > clientWidth + 1) return [`${nameOf(element)} needs ${scrollWidth} and has ${clientWidth}`];
      const isCut = /hidden|clip/.test(overflowY) && scrollHeight > clientHeight + 1;
      return isCut ? [`${nameOf(element)} needs a height of ${scrollHeight} and has ${clientHeight}`] : [];
    });
  }

  // Words that go on in the next line without a hyphen, as they are longer than their column. An address may.
  function brokenWords() {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const element = text.parentElement;
      if (element.closest('svg, code, pre, script, style') !== null || !isShown(element) || isForEars(element))
        continue;
      for (const { 0: word, index } of text.data.matchAll(/(?<![^\s(«])[\p{L}’']{5,}(?![^\s.,;:!?)»])/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set(
          [...range.getClientRects()].flatMap(({ top, width }) => (width > 1 ? [Math.round(top)] : [])),
        );
        if (lines.size > 1) found.push(`${nameOf(element)} breaks ${word}`);
      }
    }
    return found;
  }

  // Words of a drawing that stand outside of it.
  function beyondTheDrawing() {
    return [...document.querySelectorAll('svg')].filter(isShown).flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')].flatMap((words) => {
        const { left, right, top, bottom } = words.getBoundingClientRect();
        const isInside =
          left >= frame.left - 1 && right <= frame.right + 1 && top >= frame.top - 1 && bottom <= frame.bottom + 1;
        return isInside || right === left ? [] : [`${nameOf(words)} stands outside of its drawing`];
      });
    });
  }

  // A heading that a script moves to, for those who listen, is no stop of the Tab key.
  const operable =
    'a[href], area[href], button, input, select, textarea, summary, [tabindex]:not(:is(h1, h2, h3)[tabindex="-1"]), [contenteditable], [onclick], audio, video, iframe';
  const reached = new Set();
  const unmarked = [];
  document.addEventListener('focusin', ({ target }) => {
    reached.add(target);
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) unmarked.push(nameOf(target));
  });

  const shownOperable = () =>
    [...document.querySelectorAll(operable)].filter((element) => isShown(element) && !element.disabled);

  // How often Tab is to be pressed, once everything that a summary holds is shown.
  function openAll() {
    for (const details of document.querySelectorAll('details')) details.open = true;
    return shownOperable().length + 1;
  }

  // What can be operated and was not reached; what was reached and does not show it.
  function reach() {
    const missed = shownOperable().filter((element) => !reached.has(element));
    return [
      ...missed.map((element) => `${nameOf(element)} is not reached by keyboard`),
      ...unmarked.map((name) => `${name} does not show that it has the focus`),
    ];
  }

  // What the rows of a table's first body are called, without its groups.
  function firstCells(body) {
    return [...document.querySelector(body).rows].flatMap(({ cells, classList }) =>
      classList.contains('group') ? [] : [cells[0].textContent.trim()],
    );
  }

  const layout = () => [...beyondThePage(), ...beyondItsBox(), ...brokenWords(), ...beyondTheDrawing()];
  return { axeFindings, thinOut, layout, openAll, reach, firstCells };
})();
