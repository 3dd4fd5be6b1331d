import { browserAddress } from '../phone-files';
import { ApiFailure, apiCall } from './api-call';

interface Snapshot {
  readonly canvas?: { readonly screen?: HTMLCanvasElement };
  readonly fileType?: 'png' | 'jpg';
  readonly quality?: number;
  readonly destWidth?: number;
  readonly destHeight?: number;
}

/**
 * The node that a page gets for a canvas of `type="2d"`. Pictures of other origins taint it, as on a phone whose
 * download domains are not set up: then it cannot be exported.
 */
export function canvasNode(screen: HTMLCanvasElement) {
  return {
    screen,
    get width() {
      return screen.width;
    },
    set width(value: number) {
      screen.width = value;
    },
    get height() {
      return screen.height;
    },
    set height(value: number) {
      screen.height = value;
    },
    getContext: (kind: '2d') => screen.getContext(kind),
    createImage: () => new CanvasPicture(),
    toDataURL: (type?: string, quality?: number) => screen.toDataURL(type, quality),
    requestAnimationFrame: (work: FrameRequestCallback) => requestAnimationFrame(work),
  };
}

/** A picture to draw: it knows the files of this phone. */
class CanvasPicture extends Image {
  override set src(source: string) {
    super.src = browserAddress(source);
  }
  override get src(): string {
    return super.src;
  }
}

/** Exporting a canvas, and pictures by address. */
export function canvasApi() {
  return {
    createOffscreenCanvas: ({ width, height }: { width?: number; height?: number } = {}) => {
      const screen = document.createElement('canvas');
      screen.width = width ?? 300;
      screen.height = height ?? 150;
      return canvasNode(screen);
    },
    canvasToTempFilePath: apiCall('canvasToTempFilePath', (snapshot: Snapshot) => {
      const screen = snapshot.canvas?.screen;
      if (!screen) throw new ApiFailure('canvas is empty');
      const picture = resized(screen, snapshot.destWidth, snapshot.destHeight);
      const type = snapshot.fileType === 'jpg' ? 'image/jpeg' : 'image/png';
      try {
        return { tempFilePath: picture.toDataURL(type, snapshot.quality ?? 1) };
      } catch {
        throw new ApiFailure('tainted canvas may not be exported');
      }
    }),
    getImageInfo: apiCall('getImageInfo', async ({ src }: { src: string }) => {
      const path = await downloaded(src);
      const picture = new Image();
      picture.src = path;
      await picture.decode().catch(() => {
        throw new ApiFailure('download image fail');
      });
      return { width: picture.naturalWidth, height: picture.naturalHeight, path, type: 'png' };
    }),
  };
}

/** WeChat keeps the picture as a file of its own, which taints no canvas. */
async function downloaded(src: string): Promise<string> {
  try {
    const file = await (await fetch(browserAddress(src))).blob();
    return await new Promise((done, fail) => {
      const reader = new FileReader();
      reader.onload = () => done(String(reader.result));
      reader.onerror = () => fail(reader.error);
      reader.readAsDataURL(file);
    });
  } catch {
    throw new ApiFailure('download image fail');
  }
}

function resized(screen: HTMLCanvasElement, width = screen.width, height = screen.height): HTMLCanvasElement {
  if (width === screen.width && height === screen.height) return screen;
  const copy = document.createElement('canvas');
  copy.width = width;
  copy.height = height;
  copy.getContext('2d')?.drawImage(screen, 0, 0, width, height);
  return copy;
}
