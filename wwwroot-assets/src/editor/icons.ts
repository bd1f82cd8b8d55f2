/** Draws the toolbar's signs in the colour of the text. Each button also has a name. */
const drawn: Record<string, string> = {
  bold: '<path d="M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z" stroke-width="2.2"/>',
  italic: '<path d="M9 4h6M5 16h6M12 4 8 16"/>',
  bullet: `${dot(5)}${dot(10)}${dot(15)}<path d="M8 5h10M8 10h10M8 15h10"/>`,
  ordered: '<path d="M2.5 3.5 4 3v4M2.5 12h2.6L2.6 16.5H5M8 5h10M8 10h10M8 15h10"/>',
  indent: '<path d="M2 4h16M9 8h9M9 12h9M2 16h16M2.5 8 5.5 10l-3 2z"/>',
  outdent: '<path d="M2 4h16M9 8h9M9 12h9M2 16h16M5.5 8l-3 2 3 2z"/>',
  link:
    '<path d="M8.5 11.5a3 3 0 0 0 4.3.2l2.8-2.8a3 3 0 0 0-4.3-4.3l-1.5 1.5' +
    'M11.5 8.5a3 3 0 0 0-4.3-.2l-2.8 2.8a3 3 0 0 0 4.3 4.3l1.5-1.5"/>',
  undo: '<path d="M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8"/>',
  redo: '<path d="M12.5 4 16 7.5 12.5 11M16 7.5H8.5a4.5 4.5 0 0 0 0 9H12"/>',
};

function dot(y: number): string {
  return `<circle cx="3.5" cy="${y}" r="1.3" fill="currentColor"/>`;
}

export function icon(name: string): SVGElement {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 20 20");
  drawing.setAttribute("width", "20");
  drawing.setAttribute("height", "20");
  drawing.setAttribute("aria-hidden", "true");
  const line = 'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"';
  drawing.innerHTML = `<g ${line}>${drawn[name] ?? ""}</g>`;
  return drawing;
}
