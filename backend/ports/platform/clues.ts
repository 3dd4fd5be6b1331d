import type { Fen } from '../../../core/money/fen';
import type { PlatformAnswer, SecondsRange } from './answer';
import type { OrderKey } from './orders';
import type { PlatformList } from './platform-list';

/** A sale through a promoter without commission: a lead that is his, and no money. Times epoch ms, 0 for never. */
export interface PlatformClue extends OrderKey {
  readonly shopAppid: string;
  readonly productId: string;
  readonly productTitle: string;
  readonly createdAtMs: number;
  readonly updateTimeSec: number;
  readonly orderStatus: number;
  readonly actualPaymentFen: Fen;
  readonly sharer: { readonly promoter: string; readonly nickname: string } | null;
  readonly buyer: { readonly openId: string; readonly unionId: string } | null;
}

/** Clue orders (线索). https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/clue/api_getcluelist */
export interface PlatformClues {
  /** 100 a page. */
  listClues(filter?: {
    readonly shopAppid?: string;
    readonly promoter?: string;
    readonly created?: SecondsRange;
  }): PlatformList<OrderKey>;
  findClue(key: OrderKey): Promise<PlatformAnswer<PlatformClue>>;
}
