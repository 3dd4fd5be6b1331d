import { newClientKey } from '../../../../services/client-key';
import { uploadFile } from '../../../../services/cloud';
import { countText } from '../../count-text.view';
import { askConsole } from '../../services/console';
import { may, readSession } from '../../services/session';
import { takenInLines } from './leaving-pane.view';

/** Shown before anybody starts; the file says the same, and the cloud has the last word. */
const before = [
  '导出品牌的规则、推客名单、订单和账,放在一个文件里,另一个机构的小程序可以收下。',
  '推客和机构的绑定、微信里锁住的买家、还没付的佣金带不走,文件开头都写着。',
  '导出不会改动任何东西。',
] as const;

/** Takes a brand's archive piece by piece into one file, counting as it goes, and hands it to WeChat to be sent. */
Component({
  properties: { brandId: { type: String, value: '' } },
  data: {
    before,
    cannotMove: [] as readonly string[],
    progress: '',
    problem: '',
    isBusy: false,
    filePath: '',
    mayTakeIn: false,
    isAsking: false,
    isLeaving: false,
    brandCode: '',
    sheetProblem: '',
    requestId: '',
    taken: [] as readonly string[],
  },
  lifetimes: {
    attached() {
      void this.show();
    },
  },
  methods: {
    async show() {
      const session = await readSession();
      this.setData({ mayTakeIn: session.ok && may(session.value, 'takeInBrand', null) });
    },
    ask() {
      this.setData({ isLeaving: true, requestId: newClientKey(), problem: '' });
    },
    async collect({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { brandId, requestId, isBusy } = this.data;
      if (isBusy || brandId === '') return;
      this.setData({ isLeaving: false, isBusy: true, problem: '', filePath: '', progress: '已导出 0 行' });
      const asked = { brandId, requestId, reason: detail.reason };
      const filePath = `${wx.env?.USER_DATA_PATH ?? ''}/brand-${brandId}.jsonl`;
      let place: string | undefined;
      for (let isFirst = true; ; isFirst = false) {
        const answer = await askConsole('archiveBrand', place === undefined ? asked : { ...asked, place });
        const isKept = answer.ok && append(filePath, answer.value.text, isFirst);
        if (!answer.ok || !isKept) {
          const problem = answer.ok ? '手机里写不下这个文件,请清理空间后再试。' : answer.sentence;
          return this.setData({ isBusy: false, progress: '', problem });
        }
        const { rows, cannotMove, nextPlace } = answer.value;
        this.setData({ progress: `已导出 ${countText(rows)} 行`, cannotMove });
        if (nextPlace === null) return this.setData({ isBusy: false, filePath });
        place = nextPlace;
      }
    },
    choose() {
      this.setData({ problem: '' });
      wx.chooseMessageFile({
        count: 1,
        type: 'file',
        extension: ['jsonl'],
        success: ({ tempFiles }) => {
          const [file] = tempFiles;
          if (!file) return this.setData({ problem: '没有读到这个文件,请换一个再试。' });
          arriving.set(this, { path: file.path, fileId: undefined });
          this.setData({ isAsking: true, sheetProblem: '', requestId: newClientKey(), taken: [] });
        },
        fail: ({ errMsg }) => {
          if (!/cancel/.test(errMsg))
            this.setData({ problem: '没有打开文件。先把文件发到「文件传输助手」,再从这里选。' });
        },
      });
    },
    typeCode({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ brandCode: detail.value.trim(), sheetProblem: '' });
    },
    stay() {
      this.setData({ isAsking: false, isLeaving: false });
    },
    async takeIn({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { brandCode, requestId, isBusy } = this.data;
      if (!/^[a-z0-9][a-z0-9-]{1,31}$/.test(brandCode)) {
        return this.setData({ sheetProblem: '编号用小写字母、数字和短横线,2 到 32 个字。' });
      }
      if (isBusy) return;
      this.setData({ isBusy: true });
      const fileId = await uploaded(this);
      if (fileId === undefined) return this.setData({ isBusy: false, sheetProblem: notUploaded });
      const answer = await askConsole('takeInBrand', { requestId, reason: detail.reason, brandId: brandCode, fileId });
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ sheetProblem: answer.sentence });
      this.setData({ isAsking: false, taken: takenInLines(answer.value), cannotMove: answer.value.cannotMove });
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

interface Arriving {
  readonly path: string;
  /** Where it was uploaded to: the same wish again names the same file. */
  readonly fileId: string | undefined;
}

const notUploaded = '文件没有传上去,什么都没有收下。请连上网络后再试一次。';
const arriving = new WeakMap<object, Arriving>();

/** The chosen file in the cloud's storage, uploaded once; undefined where it did not get through. */
async function uploaded(owner: object): Promise<string | undefined> {
  const chosen = arriving.get(owner);
  if (!chosen) return undefined;
  const fileId = chosen.fileId ?? (await uploadFile(`archives/${newClientKey()}.jsonl`, chosen.path));
  if (arriving.get(owner) === chosen) arriving.set(owner, { path: chosen.path, fileId });
  return fileId;
}

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
