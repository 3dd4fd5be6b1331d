import { fetchFile } from '../services/cloud';
import { colours } from './poster-colours';
import type { PosterCode, PosterLayout, PosterMark } from './poster-layout';

type Canvas = WechatMiniprogram.Canvas;
type Picture = WechatMiniprogram.Image;

/** The part of a 2d context that posters are drawn with. */
export interface Brush {
  fillStyle: string;
  font: string;
  textAlign: string;
  scale(x: number, y: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  drawImage(picture: unknown, ...numbers: number[]): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  fill(): void;
}

export function fontOf(size: number, isBold: boolean): string {
  return `${isBold ? '600 ' : ''}${size}px sans-serif`;
}

/**
 * Draws a poster onto a canvas. A picture that does not come leaves its place plain; a code that does not come fails,
 * because a poster without one leads nowhere.
 */
export async function drawPoster(canvas: Canvas, layout: PosterLayout, code: PosterCode): Promise<void> {
  const codePicture = await loadCode(canvas, code);
  const sources = layout.marks.flatMap((mark) => (mark.kind === 'picture' ? [mark.src] : []));
  const pictures = new Map<string, Picture>();
  await Promise.all(
    sources.map(async (src) => {
      const picture = await loadPicture(canvas, src).catch(() => undefined);
      if (picture) pictures.set(src, picture);
    }),
  );
  canvas.width = layout.width * layout.scale;
  canvas.height = layout.height * layout.scale;
  const brush = canvas.getContext('2d') as Brush;
  brush.scale(layout.scale, layout.scale);
  const drawn = { pictures, code: codePicture };
  for (const mark of layout.marks) drawMark(brush, mark, drawn);
}

interface Drawn {
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly code: Picture;
}

/**
 * A file of the cloud's storage needs no allowed address, but the right to read it; where that is missing, its link does.
 */
async function loadCode(canvas: Canvas, code: PosterCode): Promise<Picture> {
  if ('pictureUrl' in code) return loadPicture(canvas, code.pictureUrl);
  const { fileId, url } = code;
  try {
    return await pictureOf(canvas, await fetchFile(fileId));
  } catch (error) {
    if (url === undefined) throw error;
    return loadPicture(canvas, url);
  }
}

/** WeChat downloads a picture first: one that is drawn by its address could not be saved afterwards. */
async function loadPicture(canvas: Canvas, src: string): Promise<Picture> {
  const { path } = await wx.getImageInfo({ src });
  return pictureOf(canvas, path);
}

async function pictureOf(canvas: Canvas, path: string): Promise<Picture> {
  const picture = canvas.createImage();
  await new Promise<void>((done, fail) => {
    picture.onload = () => done();
    picture.onerror = () => fail(new Error(`no picture: ${path}`));
    picture.src = path;
  });
  return picture;
}

function drawMark(brush: Brush, mark: PosterMark, { pictures, code }: Drawn): void {
  switch (mark.kind) {
    case 'fill':
      brush.fillStyle = mark.colour;
      brush.fillRect(mark.x, mark.y, mark.width, mark.height);
      return;
    case 'text':
      brush.fillStyle = mark.colour;
      brush.font = fontOf(mark.size, mark.isBold);
      brush.textAlign = mark.align;
      brush.fillText(mark.text, mark.x, mark.y);
      return;
    case 'picture':
      drawCover(brush, mark, pictures.get(mark.src));
      return;
    case 'code':
      drawCode(brush, mark, code);
      return;
    case 'play':
      brush.fillStyle = colours.paper;
      brush.beginPath();
      brush.moveTo(mark.x, mark.y);
      brush.lineTo(mark.x + mark.side, mark.y + mark.side / 2);
      brush.lineTo(mark.x, mark.y + mark.side);
      brush.fill();
  }
}

/** The middle of a picture, as much of it as fills the place. */
function drawCover(
  brush: Brush,
  { x, y, width, height }: Extract<PosterMark, { readonly kind: 'picture' }>,
  picture: Picture | undefined,
): void {
  if (!picture) {
    brush.fillStyle = colours.sunk;
    brush.fillRect(x, y, width, height);
    return;
  }
  const scale = Math.max(width / picture.width, height / picture.height);
  const [takenWidth, takenHeight] = [width / scale, height / scale];
  const [left, top] = [(picture.width - takenWidth) / 2, (picture.height - takenHeight) / 2];
  brush.drawImage(picture, left, top, takenWidth, takenHeight, x, y, width, height);
}

/** A code as it came, on white with its quiet zone. */
function drawCode(
  brush: Brush,
  { x, y, side, quietZone }: Extract<PosterMark, { readonly kind: 'code' }>,
  code: Picture,
): void {
  brush.fillStyle = colours.paper;
  brush.fillRect(x, y, side, side);
  const room = side - 2 * quietZone;
  brush.drawImage(code, x + quietZone, y + quietZone, room, room);
}
