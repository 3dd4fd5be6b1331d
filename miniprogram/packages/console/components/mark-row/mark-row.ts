import { newClientKey } from '../../../../services/client-key';
import { uploadFile } from '../../../../services/cloud';
import { askConsole } from '../../services/console';
import { type PickedFile, type Picking, pickChatFile, pickPicture } from '../../services/pick-evidence';
import {
  emptyForm,
  type ListedRow,
  type MarkForm,
  type MarkOutcome,
  markQuestion,
  outcomeNames,
  outcomesOf,
  pickerDay,
  statedBy,
} from './mark-row.view';

type Typing = WechatMiniprogram.CustomEvent<{ value: string }> & {
  currentTarget: { dataset: { field: 'amount' | 'reference' | 'failReason' | 'day' | 'time' } };
};

const noRow = { payoutNo: '', realName: '', account: '', netFen: 0, state: 'listed' as ListedRow['state'] };
const noQuestion = { title: '', yes: '', lines: [] as readonly string[] };

/** The result of one payment of a list, with its evidence; `bind:done` with what was written, `bind:close`. */
Component({
  properties: {
    listId: { type: String, value: '' },
    row: { type: Object, value: noRow },
    /** The list's approval (epoch ms): nothing was paid before its day. */
    approvedAtMs: { type: Number, value: 0 },
  },
  data: {
    ...{ form: emptyForm('listed', 0), outcomes: outcomesOf('listed'), firstDay: '', lastDay: '' },
    ...{ question: noQuestion, isAsking: false, isBusy: false, problem: '', sheetProblem: '', requestId: '' },
  },
  observers: {
    'row.payoutNo'(this: { begin(): void }) {
      this.begin();
    },
  },
  methods: {
    begin() {
      const { row, approvedAtMs } = this.data;
      const nowMs = Date.now();
      evidence.delete(this);
      this.setData({
        ...{ form: emptyForm(row.state, nowMs), outcomes: outcomesOf(row.state), isAsking: false, problem: '' },
        ...{ firstDay: pickerDay(approvedAtMs), lastDay: pickerDay(nowMs) },
      });
    },
    change(part: Partial<MarkForm>) {
      this.setData({ form: { ...this.data.form, ...part }, problem: '' });
    },
    choose({ detail }: WechatMiniprogram.CustomEvent<{ value: MarkOutcome }>) {
      this.change({ outcome: detail.value });
    },
    type({ currentTarget, detail }: Typing) {
      this.change({ [currentTarget.dataset.field]: detail.value });
    },
    async pickPicture() {
      this.take(await pickPicture());
    },
    async pickFile() {
      this.take(await pickChatFile());
    },
    take(picking: Picking) {
      if (!picking.ok) return picking.sentence === '' ? undefined : this.setData({ problem: picking.sentence });
      evidence.set(this, { file: picking.file, fileId: undefined });
      this.change({ fileName: picking.file.name });
    },
    close() {
      this.triggerEvent('close');
    },
    ask() {
      const { form, row } = this.data;
      const stated = statedBy(form);
      if (!stated.ok) return this.setData({ problem: stated.sentence });
      const question = markQuestion(row, form);
      this.setData({ question, isAsking: true, requestId: newClientKey(), sheetProblem: '', problem: '' });
    },
    stay() {
      this.setData({ isAsking: false });
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      if (this.data.isBusy) return;
      this.setData({ isBusy: true, sheetProblem: '' });
      const sheetProblem = await this.mark(detail.reason);
      this.setData({ isBusy: false, sheetProblem });
      if (sheetProblem !== '') return;
      this.setData({ isAsking: false });
      const { form, row } = this.data;
      this.triggerEvent('done', { notice: `${row.realName} ${row.account}:登记为${outcomeNames[form.outcome]}。` });
    },
    /** Uploads the evidence once and states the result; what is against it, '' for nothing. */
    async mark(reason: string): Promise<string> {
      const { listId, row, form, requestId } = this.data;
      const stated = statedBy(form);
      if (!stated.ok) return stated.sentence;
      const evidenceFileId = await uploaded(this, listId, row.payoutNo);
      if (evidenceFileId === undefined) return '凭证没有传上去,什么都没有登记。请连上网络后再试一次。';
      const marking = { requestId, reason, listId, payoutNo: row.payoutNo, evidenceFileId };
      const answer =
        'outcome' in stated.stated
          ? await askConsole('payoutMarkFailed', { ...marking, ...stated.stated })
          : await askConsole('payoutMarkPaid', { ...marking, ...stated.stated });
      if (answer.ok) return '';
      if (answer.code === 'evidence-missing') forgetUpload(this);
      return answer.sentence;
    },
  },
});

interface Evidence {
  readonly file: PickedFile;
  /** Where it was uploaded to: the same wish again names the same file. */
  readonly fileId: string | undefined;
}

/** The file that was picked, by component: its path is no business of the screen. */
const evidence = new WeakMap<object, Evidence>();

async function uploaded(owner: object, listId: string, payoutNo: string): Promise<string | undefined> {
  const picked = evidence.get(owner);
  if (!picked) return undefined;
  const { file } = picked;
  const path = `evidence/${listId}/${payoutNo}-${newClientKey()}.${file.ending}`;
  const fileId = picked.fileId ?? (await uploadFile(path, file.path));
  if (evidence.get(owner) === picked) evidence.set(owner, { file, fileId });
  return fileId;
}

function forgetUpload(owner: object): void {
  const picked = evidence.get(owner);
  if (picked) evidence.set(owner, { file: picked.file, fileId: undefined });
}
