import { askConsole } from '../../services/console';

/** Shown before anybody starts; the file says the same, and the cloud has the last word. */
const before = [
  '导出品牌的规则、推客名单、订单和账,放在一个文件里,另一个机构的小程序可以收下。',
  '推客和机构的绑定、微信里锁住的买家、还没付的佣金带不走,文件开头都写着。',
  '导出不会改动任何东西。',
] as const;

/** Takes a brand's archive piece by piece into one file, counting as it goes, and hands it to WeChat to be sent. */
Component({
  properties: { brandId: { type: String, value: '' } },
  data: { before, cannotMove: [] as readonly string[], progress: '', problem: '', isBusy: false, filePath: '' },
  methods: {
    async collect() {
      const { brandId, isBusy } = this.data;
      if (isBusy || brandId === '') return;
      this.setData({ isBusy: true, problem: '', filePath: '', progress: '已导出 0 行' });
      const filePath = `${wx.env?.USER_DATA_PATH ?? ''}/brand-${brandId}.jsonl`;
      let place: string | undefined;
      for (let isFirst = true; ; isFirst = false) {
        const answer = await askConsole('archiveBrand', place === undefined ? { brandId } : { brandId, place });
        const isKept = answer.ok && append(filePath, answer.value.text, isFirst);
        if (!answer.ok || !isKept) {
          const problem = answer.ok ? '手机里写不下这个文件,请清理空间后再试。' : answer.sentence;
          return this.setData({ isBusy: false, progress: '', problem });
        }
        const { rows, cannotMove, nextPlace } = answer.value;
        this.setData({ progress: `已导出 ${rows} 行`, cannotMove });
        if (nextPlace === null) return this.setData({ isBusy: false, filePath });
        place = nextPlace;
      }
    },
    send() {
      const { filePath, brandId } = this.data;
      wx.shareFileMessage({
        ...{ filePath, fileName: `brand-${brandId}.jsonl` },
        fail: ({ errMsg }) => {
          if (!/cancel/.test(errMsg)) this.setData({ problem: '没有发出去,请再试一次。' });
        },
      });
    },
  },
});

function append(filePath: string, text: string, isFirst: boolean): boolean {
  const files = wx.getFileSystemManager();
  try {
    if (isFirst) files.writeFileSync(filePath, text, 'utf8');
    else files.appendFileSync(filePath, text, 'utf8');
    return true;
  } catch {
    return false;
  }
}
