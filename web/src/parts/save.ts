import { spreadsheetCsv } from '../../../src/csv/spreadsheet.ts';

/** Gives a file to whoever looks at the page, without asking the server. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Rows as a table for spreadsheets. */
export function csv(rows: readonly Readonly<Record<string, unknown>>[]): Blob {
  return new Blob([spreadsheetCsv(rows)], { type: 'text/csv;charset=utf-8' });
}

export function json(value: unknown): Blob {
  return new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' });
}

/** A diagram as a picture of twice its size, with the colours it has on the page. */
export async function pngOf(diagram: SVGSVGElement): Promise<Blob> {
  const copy = diagram.cloneNode(true) as SVGSVGElement;
  const originals = [diagram, ...diagram.querySelectorAll<SVGElement>('*')];
  [copy, ...copy.querySelectorAll<SVGElement>('*')].forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const name of [
      'fill',
      'stroke',
      'stroke-width',
      'stroke-dasharray',
      'font-size',
      'font-family',
      'font-weight',
      'text-anchor',
      'opacity',
    ]) {
      element.setAttribute(name, style.getPropertyValue(name));
    }
  });
  const { width, height } = diagram.viewBox.baseVal;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no canvas.');
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be written.')))),
  );
}
