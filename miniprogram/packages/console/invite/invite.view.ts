import type { BrandListView, InviteKind } from '../../../../cloudfunctions/console/contract';
import type { CodeOfDoorView } from '../../../../cloudfunctions/console/stores-contract';
import type { PosterLayout, PosterWords } from '../../../posters/poster-layout';
import { inviteKindNames } from '../components/invite-pane/invite-pane.view';

export const inviteKinds = (Object.keys(inviteKindNames) as InviteKind[]).map((kind) => ({
  kind,
  name: inviteKindNames[kind],
}));

/** How long a new invite holds. */
export const lifeDays = [
  { days: 7, name: '7 天' },
  { days: 30, name: '30 天' },
  { days: 180, name: '半年' },
] as const;

export interface InviteForm {
  readonly label: string;
  readonly useLimit: string;
}

export const emptyForm: InviteForm = { label: '', useLimit: '100' };

/** What is missing before an invite can be made; '' when nothing is. */
export function missingInvite({ label, useLimit }: InviteForm): string {
  if (label.trim() === '') return '请起一个名字,自己认得出就行,例如「中秋门店」。';
  const limit = Number(useLimit);
  return /^\d{1,6}$/.test(useLimit.trim()) && limit >= 1 && limit <= 100_000 ? '' : '人数请填 1 到 100,000。';
}

/** Groups to choose from, each with what it asks. */
export function groupChoices(view: BrandListView, brandId: string) {
  const groups = view.brands.find((brand) => brand.brandId === brandId)?.groups ?? [];
  return groups.map(({ groupId, name, isOpen, conditions }) => ({
    groupId,
    name: isOpen || conditions.length === 0 ? name : `${name}(有条件)`,
  }));
}

/** What a counter card says; the code stands in the middle of it. */
export function cardWords(code: CodeOfDoorView): PosterWords {
  return {
    ...{ kind: 'product', title: '', imageUrl: '', price: '', host: '', airs: '', sharerName: '', ownWords: '' },
    ...{ brandName: code.brandName, logoUrl: '', agencyName: code.agencyName, servedBy: code.servedBy, products: [] },
  };
}

const inviteTexts: Readonly<Record<string, string>> = {
  扫码看看本店好物: '扫码成为推客',
  进店可选为您服务的店员: '全程免费,不用买东西',
};

/** The card of an invite is a store's card with other words. */
export function cardLayout(kind: string, layout: PosterLayout): PosterLayout {
  if (kind !== 'invite') return layout;
  const marks = layout.marks.map((mark) =>
    mark.kind === 'text' ? { ...mark, text: inviteTexts[mark.text] ?? mark.text } : mark,
  );
  return { ...layout, marks };
}

/** What stands beside the picture of a card. */
export function cardNote(kind: string, { servedBy }: CodeOfDoorView): string {
  if (kind === 'invite') return '扫这个码的人可以加入成为推客,免费。用完、过期或收回后打不开。';
  return servedBy === '' ? '扫码先选为他服务的店员,也可以跳过。' : `扫码由 ${servedBy} 服务。收回后只打开门店。`;
}
