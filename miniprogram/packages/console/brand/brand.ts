import type { BrandListView } from '../../../../cloudfunctions/console/contract';
import type { Answer } from '../../../services/answer';
import { newClientKey } from '../../../services/client-key';
import { nameProblem } from '../name-problem.view';
import { askConsole } from '../services/console';
import { keepPictures } from '../services/pick-pictures';
import { chosenBrandId, may, readSession } from '../services/session';
import { sharePpmOf } from '../share-percent.view';
import {
  brandView,
  colourView,
  conditions,
  type FindingRow,
  findingRows,
  loadingBrand,
  missingGroup,
  newGroupId,
  startMs,
  starts,
} from './brand.view';

type Typing = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { field: string }
>;
type GroupTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { group: string }
>;
type StoredBrand = BrandListView['brands'][number];
type StoredGroup = StoredBrand['groups'][number];
type Reasoned = WechatMiniprogram.CustomEvent<{ reason: string }>;

/** It is drawn 56 wide on posters at twice the size. */
const logo = { name: '标志', most: 1, mostMib: 1 };
const emptyForm = { name: '', color: '', logoUrl: '' };
const emptyGroup = { groupId: '', name: '', percent: '', condition: '', why: '', start: 'soon' };

Page({
  data: {
    ...loadingBrand,
    ...{ starts, conditions, form: emptyForm, group: emptyGroup, colour: colourView('') },
    ...{
      isSaving: false,
      isGrouping: false,
      isClosing: false,
      isBusy: false,
      mayChange: false,
      mayChangePayer: false,
      problem: '',
      notice: '',
    },
  },
  brands: undefined as Answer<BrandListView> | undefined,
  requestId: '',

  onShow() {
    this.requestId = newClientKey();
    return this.load();
  },

  async load() {
    const [session, brands] = await Promise.all([readSession(), askConsole('brandList', {})]);
    this.brands = brands;
    const brandId = session.ok ? chosenBrandId(session.value) : '';
    const mayChange = session.ok && may(session.value, 'saveBrand', brandId);
    const mayChangePayer = session.ok && may(session.value, 'changeSettlement', null);
    this.setData({ ...brandView(brands, brandId, Date.now()), mayChange, mayChangePayer });
    this.fill();
  },

  /** The form holds what is stored until somebody types. */
  fill() {
    const brand = this.stored();
    if (!brand) return;
    const { name, theme } = brand;
    const form = { name, color: theme.color ?? '', logoUrl: theme.logoUrl ?? '' };
    this.setData({ form, colour: colourView(form.color) });
  },

  stored(): StoredBrand | undefined {
    const { brands } = this;
    if (!brands?.ok) return undefined;
    return brands.value.brands.find((brand: StoredBrand) => brand.brandId === this.data.brandId);
  },

  tryAgain() {
    this.setData(loadingBrand);
    return this.load();
  },

  goSetup() {
    void wx.redirectTo({ url: '/packages/console/setup/setup' });
  },

  openRules() {
    void wx.navigateTo({ url: '/packages/mine/rules/rules' });
  },

  type({ currentTarget, detail }: Typing) {
    const form = { ...this.data.form, [currentTarget.dataset.field]: detail.value };
    this.setData({ form, colour: colourView(form.color), problem: '', notice: '' });
  },

  /** The picture is kept at once and belongs to the brand when the page is saved. */
  async pickLogo() {
    const { isBusy, brandId } = this.data;
    if (isBusy) return;
    this.setData({ isBusy: true, problem: '', notice: '' });
    const kept = await keepPictures({ ...logo, folder: `brands/${brandId}` });
    this.setData({ isBusy: false });
    if (!kept.ok) return this.setData({ problem: kept.sentence });
    const [logoUrl = ''] = kept.fileIds;
    this.setData({ form: { ...this.data.form, logoUrl }, notice: '标志换好了,点「保存」以后大家就能看到。' });
  },

  clearLogo() {
    this.setData({ form: { ...this.data.form, logoUrl: '' }, problem: '', notice: '' });
  },

  typeGroup({ currentTarget, detail }: Typing) {
    this.setData({ group: { ...this.data.group, [currentTarget.dataset.field]: detail.value }, problem: '' });
  },

  async ask() {
    const { form, isBusy } = this.data;
    if (isBusy) return;
    if (form.color.trim() !== '' && this.data.colour.shown === '')
      return this.setData({ problem: this.data.colour.note });
    const problem = await this.wordProblem(form.name);
    this.setData({ problem, isSaving: problem === '' });
  },

  /** What the list of words has against a name; '' when nothing. */
  async wordProblem(name: string): Promise<string> {
    if (name.trim() === '') return '请填名称。';
    this.setData({ isBusy: true });
    const answer = await askConsole('checkName', { name: name.trim() });
    this.setData({ isBusy: false });
    return answer.ok ? nameProblem(answer.value) : answer.sentence;
  },

  openGroup(event: GroupTap) {
    if (!this.data.mayChange) return;
    const stored = this.stored()?.groups.find(
      ({ groupId }: StoredGroup) => groupId === event.currentTarget.dataset.group,
    );
    const condition = stored?.conditions[0];
    const group = stored
      ? { groupId: stored.groupId, name: stored.name, condition: condition?.kind ?? '', why: condition?.reason ?? '' }
      : { groupId: newGroupId(this.data.groups), name: '', condition: '', why: '' };
    this.setData({ group: { ...emptyGroup, ...group }, isGrouping: true, problem: '', notice: '' });
  },

  askClose() {
    this.setData({ isClosing: true, problem: '', notice: '' });
  },

  keep() {
    this.setData({ isSaving: false, isGrouping: false, isClosing: false, problem: '' });
  },

  saveLook({ detail }: Reasoned) {
    return this.save(detail.reason, {});
  },

  close({ detail }: Reasoned) {
    return this.save(detail.reason, { isOpen: false });
  },

  async saveGroup({ detail }: Reasoned) {
    const { group } = this.data;
    const ppm = sharePpmOf(group.percent);
    const problem = missingGroup(group, ppm) || (await this.wordProblem(group.name));
    if (problem !== '') return this.setData({ problem });
    const stored = this.stored()?.groups.find(({ groupId }: StoredGroup) => groupId === group.groupId);
    const condition = group.condition === '' ? [] : [{ kind: group.condition, ...this.why() }];
    const more = stored?.conditions.slice(1) ?? [];
    const share = ppm === undefined ? {} : { share: { sharePpm: ppm, fromMs: startMs(group.start, Date.now()) } };
    const change = { groupId: group.groupId, name: group.name.trim(), conditions: [...condition, ...more], ...share };
    return this.save(detail.reason, { groups: [change] });
  },

  why() {
    const { condition, why } = this.data.group;
    return condition === 'manual-review' ? { reason: why.trim() } : {};
  },

  async save(reason: string, change: object) {
    const { form, brandId, revision, isOpen } = this.data;
    const theme = { logoUrl: form.logoUrl.trim() || null, color: form.color.trim() || null };
    const look = { name: form.name.trim(), theme, isOpen };
    this.setData({ isBusy: true, problem: '' });
    const request = { requestId: this.requestId, reason, brandId, revision, ...look, ...change };
    const answer = await askConsole('saveBrand', request);
    this.setData({ isBusy: false });
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    this.requestId = newClientKey();
    if (!answer.value.saved) return this.refuse(findingRows(answer.value.findings));
    this.keep();
    await readSession(true);
    await this.load();
    this.setData({ notice: '保存好了。' });
  },

  refuse(findings: readonly FindingRow[]) {
    this.setData({ findings, problem: findings.map(({ problem, mend }) => problem + mend).join('') });
  },
});
