/** A poster that is sent on stays under 800 KB. */
export const mostPosterBytes = 800_000;

const qualities = [0.9, 0.8, 0.65, 0.5];

/** Saves a canvas as a JPG of at most 800 KB, as good as fits. Where the phone does not tell sizes, the second best. */
export async function posterFile(canvas: WechatMiniprogram.Canvas): Promise<string> {
  let path = '';
  for (const quality of qualities) {
    path = await exported(canvas, quality);
    const size = await sizeOf(path);
    if (size === undefined ? quality < 0.9 : size <= mostPosterBytes) return path;
  }
  return path;
}

async function exported(canvas: WechatMiniprogram.Canvas, quality: number): Promise<string> {
  const { width, height } = canvas;
  const { tempFilePath } = await wx.canvasToTempFilePath({
    ...{ canvas, fileType: 'jpg', quality },
    ...{ x: 0, y: 0, width, height, destWidth: width, destHeight: height },
  });
  return tempFilePath;
}

function sizeOf(filePath: string): Promise<number | undefined> {
  return new Promise((done) => {
    const files = wx.getFileSystemManager?.();
    if (!files?.getFileInfo) return done(undefined);
    files.getFileInfo({ filePath, success: ({ size }) => done(size), fail: () => done(undefined) });
  });
}
