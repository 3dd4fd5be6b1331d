/** A picture or file of this phone that shows a payment. */
export interface PickedFile {
  readonly path: string;
  readonly name: string;
  /** Lower case, without its dot. */
  readonly ending: string;
}

/** What was picked, or why it will not do; a sentence of '' for a picker that was closed. */
export type Picking =
  | { readonly ok: true; readonly file: PickedFile }
  | { readonly ok: false; readonly sentence: string };

const endings = ['jpg', 'jpeg', 'png', 'pdf', 'ofd'];
const mostBytes = 10 * 1024 * 1024;
const oldWechat = '这个版本的微信不能选文件,请更新微信。';

/** A photo or screenshot. https://developers.weixin.qq.com/miniprogram/dev/api/media/video/wx.chooseMedia.html */
export async function pickPicture(): Promise<Picking> {
  if (!wx.chooseMedia) return no(oldWechat);
  try {
    const { tempFiles } = await wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
    });
    const [file] = tempFiles;
    if (!file) return no('');
    // Pictures come without a name, and on some phones without an ending.
    return judged(file.tempFilePath, `图片.${endingOf(file.tempFilePath) ?? 'jpg'}`, file.size);
  } catch (error) {
    return no(isClosed(error) ? '' : '没有打开相册。请在微信的设置里允许,或者把图片发到聊天里再选。');
  }
}

/** A file out of a chat. https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.chooseMessageFile.html */
export async function pickChatFile(): Promise<Picking> {
  if (!wx.chooseMessageFile) return no(oldWechat);
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: endings });
    const [file] = tempFiles;
    return file ? judged(file.path, file.name, file.size) : no('');
  } catch (error) {
    return no(isClosed(error) ? '' : '没有打开文件。先把文件发到「文件传输助手」,再从这里选。');
  }
}

function judged(path: string, name: string, bytes: number): Picking {
  const ending = endingOf(name);
  if (ending === undefined) return no('凭证请选 JPG、PNG、PDF 或 OFD 文件。');
  if (bytes > mostBytes) return no('文件超过 10 MB,请换一个小一点的。');
  return { ok: true, file: { path, name, ending } };
}

function endingOf(name: string): string | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return endings.includes(ending) ? ending : undefined;
}

function isClosed(error: unknown): boolean {
  return /cancel/.test(((error ?? {}) as { readonly errMsg?: string }).errMsg ?? '');
}

function no(sentence: string): Picking {
  return { ok: false, sentence };
}
