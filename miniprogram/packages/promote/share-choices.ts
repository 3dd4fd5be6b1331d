import type { ShareKind } from '../../../cloudfunctions/promotion/contract';
import type { ShareChoice } from './item.view';

const choicesKey = 'share-choices';

type Choices = Readonly<Partial<Record<ShareKind | 'any', ShareChoice>>>;

/** The last choice for things of this kind, else for anything; undefined for the first share on this phone. */
export function lastChoice(kind: ShareKind): ShareChoice | undefined {
  const choices = keptChoices();
  return choices[kind] ?? choices.any;
}

/** Keeps the choice on this phone. */
export function keepChoice(kind: ShareKind, choice: ShareChoice): void {
  wx.setStorageSync(choicesKey, { ...keptChoices(), [kind]: choice, any: choice });
}

function keptChoices(): Choices {
  const kept: unknown = wx.getStorageSync(choicesKey);
  return typeof kept === 'object' && kept !== null ? kept : {};
}
