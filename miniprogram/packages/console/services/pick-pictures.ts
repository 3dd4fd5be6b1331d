import { newClientKey } from '../../../services/client-key';
import { uploadFile } from '../../../services/cloud';
import { endingOf, type PickedPicture, type PictureLimits, pictureProblem } from './pick-pictures.view';

export interface PictureWish extends PictureLimits {
  /** Where in the cloud they are kept. */
  readonly folder: string;
}

/** Ids in the cloud's storage, or why nothing was kept; a sentence of '' for a picker that was closed. */
export type KeptPictures =
  | { readonly ok: true; readonly fileIds: readonly string[] }
  | { readonly ok: false; readonly sentence: string };

/**
 * Pictures out of the album, kept in the cloud: all of them, or none where one will not do.
 * https://developers.weixin.qq.com/miniprogram/dev/api/media/video/wx.chooseMedia.html
 */
export async function keepPictures(wish: PictureWish): Promise<KeptPictures> {
  const picked = await pick(wish);
  if (typeof picked === 'string') return { ok: false, sentence: picked };
  const problem = pictureProblem(picked, wish);
  if (problem !== '') return { ok: false, sentence: problem };
  const fileIds: string[] = [];
  for (const { tempFilePath } of picked) {
    const path = `${wish.folder}/${newClientKey()}.${endingOf(tempFilePath)}`;
    const fileId = await uploadFile(path, tempFilePath);
    if (fileId === undefined) return { ok: false, sentence: '图片没有传上去。请连上网络后再试一次。' };
    fileIds.push(fileId);
  }
  return { ok: true, fileIds };
}

/** The files, or why there are none. */
async function pick({ most }: PictureWish): Promise<readonly PickedPicture[] | string> {
  if (!wx.chooseMedia) return '这个版本的微信不能选图片,请更新微信。';
  try {
    // Without sizeType WeChat may give the original, which is larger than anybody looks at.
    const { tempFiles } = await wx.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] });
    return tempFiles.length === 0 ? '' : tempFiles;
  } catch (error) {
    const { errMsg = '' } = (error ?? {}) as { readonly errMsg?: string };
    return errMsg.includes('cancel') ? '' : '没有打开相册。请在微信的设置里允许访问相册,再试一次。';
  }
}
