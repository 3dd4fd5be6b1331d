import type {
  CampaignPart,
  CampaignThing,
  PreviewCampaignView,
} from '../../../../../cloudfunctions/console/campaigns-contract';
import type { ShelfListView } from '../../../../../cloudfunctions/console/shelf-contract';
import { momentText } from '../../../../formats/beijing-text';

/** The kinds of things that a message can be about, as the picker says them, in its order. */
export const thingKinds = ['notice', 'live', 'product'] as const;

const kindNames: Readonly<Record<CampaignThing['kind'], string>> = {
  notice: '直播预告',
  live: '直播',
  product: '商品',
  video: '短视频',
  article: '图文',
  coupon: '优惠券',
};

export interface ThingChoice {
  readonly name: string;
  /** Null for none in particular. */
  readonly thing: CampaignThing | null;
}

export const noThing: ThingChoice = { name: '不指定', thing: null };

/** Nothing in particular, then things of the shelf; one that is kept and not on the shelf any more comes last. */
export function thingChoices(shelves: readonly ShelfListView[], kept: CampaignThing | null): readonly ThingChoice[] {
  const onShelf = shelves.flatMap(({ items }) =>
    items.map(({ kind, id, shopAppid, title }) => ({
      name: `${kindNames[kind]}:${title === '' ? id : title}`,
      thing: { kind, id, shopAppid },
    })),
  );
  const isOnShelf = kept === null || onShelf.some(({ thing }) => isSame(thing, kept));
  const gone = isOnShelf || kept === null ? [] : [{ name: `${kindNames[kept.kind]}:原来的那一件`, thing: kept }];
  return [noThing, ...onShelf, ...gone];
}

/** Where a thing stands among the choices; the first where it is none of them. */
export function placeOfThing(choices: readonly ThingChoice[], thing: CampaignThing | null): number {
  const found = choices.findIndex((choice) => thing !== null && choice.thing !== null && isSame(choice.thing, thing));
  return Math.max(0, found);
}

/** What a campaign is about, in words; '' for nothing in particular. */
export function thingName(choices: readonly ThingChoice[], thing: CampaignThing | null): string {
  if (thing === null) return '';
  return choices[placeOfThing(choices, thing)]?.thing
    ? (choices[placeOfThing(choices, thing)]?.name ?? '')
    : kindNames[thing.kind];
}

function isSame(one: CampaignThing, other: CampaignThing): boolean {
  return one.kind === other.kind && one.id === other.id && one.shopAppid === other.shopAppid;
}

export const mostPictures = 9;

/** Up to nine pictures, one after the other; one that is there already is not there twice. */
export function withPictures(kept: readonly string[], added: readonly string[]): readonly string[] {
  return [...new Set([...kept, ...added])].slice(0, mostPictures);
}

export function withoutPicture(kept: readonly string[], place: number): readonly string[] {
  return kept.filter((_, nth) => nth !== place);
}

/** What is written here; a broadcast comes from the platform. */
export type WrittenPart = 'notice' | 'task' | 'material';

/** What is about to go out, in sentences; the words that may not go out come first. */
export function previewLines(preview: PreviewCampaignView): {
  readonly lines: readonly string[];
  readonly canSend: boolean;
} {
  const { audience, dueAtMs, isQuietNow, findings } = preview;
  if (findings.length > 0) {
    const lines = findings.map(({ found, advice, instead }) => {
      const other = instead === null ? '' : `可以写「${instead}」。`;
      return `「${found}」不能发:${advice}${other}`;
    });
    return { lines, canSend: false };
  }
  if (audience === 0) return { lines: ['这个范围里还没有人。'], canSend: false };
  const when = isQuietNow ? `现在是安静时间,${momentText(dueAtMs)} 开始发。` : '几分钟内发出。';
  const cap = '一个人一天最多收一条、七天最多三条,超过的这次跳过。';
  return { lines: [`会送到 ${audience} 位推客的「消息」里。`, when, cap], canSend: true };
}

export interface MessageForm {
  readonly title: string;
  readonly text: string;
  readonly days: string;
}

export const emptyForm: MessageForm = { title: '', text: '', days: '3' };

/** What is missing before something can be sent or kept; '' when nothing is. */
export function missingMessage({ title, text, days }: MessageForm, part: WrittenPart): string {
  if (title.trim() === '') return '请写标题。';
  if (text.trim() === '') return '请写内容。';
  const isDays = /^\d{1,2}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 30;
  return part === 'task' && !isDays ? '任务要在 1 到 30 天里做完。' : '';
}

export interface AudienceChoice {
  readonly name: string;
  readonly part: CampaignPart;
}

export const everybody: AudienceChoice = { name: '所有推客', part: { kind: 'all' } };

/** Whom it can go to: everybody, groups by name, and stores. */
export function audienceChoices(
  groups: readonly { readonly groupId: string; readonly name: string }[],
  stores: readonly { readonly storeId: string; readonly name: string }[],
): readonly AudienceChoice[] {
  return [
    everybody,
    ...groups.map(({ groupId, name }) => ({ name: `小组:${name}`, part: { kind: 'group', groupId } as const })),
    ...stores.map(({ storeId, name }) => ({ name: `门店:${name}`, part: { kind: 'store', storeId } as const })),
  ];
}
