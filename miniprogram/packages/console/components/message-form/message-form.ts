import type { CampaignThing, MaterialListView } from '../../../../../cloudfunctions/console/campaigns-contract';
import type { ShelfListView } from '../../../../../cloudfunctions/console/shelf-contract';
import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { keepPictures } from '../../services/pick-pictures';
import {
  type AudienceChoice,
  emptyForm,
  everybody,
  missingMessage,
  mostPictures,
  noThing,
  placeOfThing,
  previewLines,
  type ThingChoice,
  thingChoices,
  type WrittenPart,
  withoutPicture,
  withPictures,
} from './message-form.view';

type Typing = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { field: string }
>;
type PictureTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { at: number }
>;
type Material = MaterialListView['materials'][number];

const dayMs = 86_400_000;
const mostMib = 5;

/**
 * A notice, a task or a material that is written, or a `material` that is changed: what is not touched stays as it was
 * kept. `shelves` is what it can be about; nothing is chosen while that and the audience are being read (`isReading`).
 * `bind:done` once it went out, was kept or was taken back.
 */
Component({
  properties: {
    brandId: { type: String, value: '' },
    part: { type: String, value: 'notice' as WrittenPart },
    material: { type: Object, value: null as Material | null },
    audience: { type: Array, value: [everybody] as readonly AudienceChoice[] },
    shelves: { type: Array, value: [] as readonly ShelfListView[] },
    isReading: { type: Boolean, value: false },
  },
  data: {
    ...{ form: emptyForm, audienceAt: 0, things: [noThing] as readonly ThingChoice[], thingAt: 0, mostPictures },
    ...{ pictures: [] as readonly string[], preview: [] as readonly string[], canSend: false },
    ...{ isAsking: false, isRemoved: false, isBusy: false, problem: '', sheetProblem: '', requestId: '' },
  },
  observers: {
    'part, material': function opened(this: { begin(): void }) {
      this.begin();
    },
    shelves(this: { nameThings(kept: CampaignThing | null): void; about(): CampaignThing | null }) {
      this.nameThings(this.about());
    },
  },
  methods: {
    begin() {
      const material = this.data.material as Material | null;
      const { title = '', text = '', imageUrls = [], thing = null } = material ?? {};
      this.setData({ form: { ...emptyForm, title, text }, pictures: imageUrls, audienceAt: 0 });
      this.setData({ preview: [], canSend: false, isAsking: false, problem: '' });
      this.nameThings(thing);
    },
    nameThings(kept: CampaignThing | null) {
      const things = thingChoices(this.data.shelves, kept);
      this.setData({ things, thingAt: placeOfThing(things, kept) });
    },
    about(): CampaignThing | null {
      return this.data.things[this.data.thingAt]?.thing ?? null;
    },
    change(part: object) {
      this.setData({ ...part, preview: [], canSend: false, problem: '' });
    },
    type({ currentTarget, detail }: Typing) {
      this.change({ form: { ...this.data.form, [currentTarget.dataset.field]: detail.value } });
    },
    pick({ detail }: Typing) {
      this.change({ audienceAt: Number(detail.value) });
    },
    pickThing({ detail }: Typing) {
      this.change({ thingAt: Number(detail.value) });
    },
    async addPictures() {
      const { isBusy, brandId, pictures } = this.data;
      if (isBusy) return;
      this.setData({ isBusy: true, problem: '' });
      const most = mostPictures - pictures.length;
      const kept = await keepPictures({ name: '图片', most, mostMib, folder: `materials/${brandId}` });
      this.setData({ isBusy: false });
      if (!kept.ok) return this.setData({ problem: kept.sentence });
      this.setData({ pictures: withPictures(this.data.pictures, kept.fileIds) });
    },
    dropPicture({ currentTarget }: PictureTap) {
      this.setData({ pictures: withoutPicture(this.data.pictures, Number(currentTarget.dataset.at)) });
    },
    message() {
      const { brandId, form, part, audience, audienceAt } = this.data;
      const kind = part === 'task' ? ('task' as const) : ('notice' as const);
      const until = part === 'task' ? { untilMs: Date.now() + Number(form.days) * dayMs } : {};
      const whom = (audience as readonly AudienceChoice[])[audienceAt]?.part ?? everybody.part;
      return { brandId, kind, ...this.words(), part: whom, ...until };
    },
    words() {
      const { form } = this.data;
      const thing = this.about();
      return { title: form.title.trim(), text: form.text.trim(), ...(thing === null ? {} : { thing }) };
    },
    /** The first tap says what would go out; for a material there is nothing to count. */
    async look() {
      const { form, part, isBusy } = this.data;
      const problem = missingMessage(form, part as WrittenPart);
      this.setData({ problem });
      if (problem !== '' || isBusy) return;
      if (part === 'material') return this.ask();
      this.setData({ isBusy: true });
      const answer = await askConsole('previewCampaign', this.message());
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ problem: answer.sentence });
      const { lines, canSend } = previewLines(answer.value);
      this.setData({ preview: lines, canSend });
    },
    ask() {
      this.setData({ isAsking: true, isRemoved: false, sheetProblem: '', requestId: newClientKey() });
    },
    askRemoval() {
      this.setData({ isAsking: true, isRemoved: true, sheetProblem: '', requestId: newClientKey() });
    },
    stay() {
      this.setData({ isAsking: false });
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      if (this.data.isBusy) return;
      this.setData({ isBusy: true, sheetProblem: '' });
      const done = await this.carryOut({ requestId: this.data.requestId, reason: detail.reason });
      this.setData({ isBusy: false });
      if (!done.ok) return this.setData({ sheetProblem: done.sentence });
      this.setData({ isAsking: false });
      this.triggerEvent('done');
    },
    carryOut(audited: { readonly requestId: string; readonly reason: string }) {
      const { brandId, part, pictures, isRemoved } = this.data;
      if (part !== 'material') return askConsole('sendCampaign', { ...audited, ...this.message() });
      const material = this.data.material as Material | null;
      const known = material === null ? {} : { materialId: material.materialId };
      // Taken back as it was kept, whatever was typed meanwhile.
      const words = isRemoved && material !== null ? keptWords(material) : { ...this.words(), imageUrls: pictures };
      return askConsole('saveMaterial', { ...audited, brandId, ...known, ...words, isRemoved });
    },
  },
});

function keptWords({ title, text, imageUrls, thing }: Material) {
  return { title, text, imageUrls, ...(thing === null ? {} : { thing }) };
}
