import { fetchFile } from '../../../services/cloud';
import { isAlbumRefusal } from '../album-refusal';
import { type MaterialRow, savedSentence } from './material-card.view';

type PictureTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { url: string }
>;

const nothing: MaterialRow = { materialId: '', brandName: '', title: '', text: '', imageUrls: [] };

/** Words and pictures that a brand wrote for promoters: to copy, to look at, to save. */
Component({
  properties: {
    material: { type: Object, value: nothing },
  },
  data: { isBusy: false, isAlbumRefused: false, notice: '' },
  methods: {
    copy() {
      void wx.setClipboardData({ data: this.data.material.text });
    },

    look({ currentTarget }: PictureTap) {
      const { url } = currentTarget.dataset;
      void wx.previewImage({ urls: [...this.data.material.imageUrls], current: url });
    },

    /** One after the other: the album says of each whether it was taken. */
    async save() {
      if (this.data.isBusy) return;
      const { imageUrls } = this.data.material;
      this.setData({ isBusy: true, notice: '' });
      let saved = 0;
      try {
        for (const url of imageUrls) {
          await keepPicture(url);
          saved += 1;
        }
        this.setData({ isBusy: false, notice: savedSentence(saved, imageUrls.length) });
      } catch (error) {
        const { errMsg = '' } = (error ?? {}) as { readonly errMsg?: string };
        const isAlbumRefused = isAlbumRefusal(errMsg);
        const notice = isAlbumRefused ? '' : savedSentence(saved, imageUrls.length);
        this.setData({ isBusy: false, isAlbumRefused, notice });
      }
    },

    allowAlbum() {
      wx.openSetting({
        success: ({ authSetting }) => {
          this.setData({ isAlbumRefused: false });
          if (authSetting['scope.writePhotosAlbum']) void this.save();
        },
      });
    },

    closeAlbum() {
      this.setData({ isAlbumRefused: false });
    },
  },
});

async function keepPicture(url: string): Promise<void> {
  const filePath = url.startsWith('cloud://') ? await fetchFile(url) : await downloaded(url);
  await wx.saveImageToPhotosAlbum({ filePath });
}

function downloaded(url: string): Promise<string> {
  return new Promise((done, refuse) => {
    wx.downloadFile({ url, success: ({ tempFilePath }) => done(tempFilePath), fail: refuse });
  });
}
