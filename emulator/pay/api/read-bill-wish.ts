import type { PayContext } from '../pay-context';
import type { BillWish, ReportInfo } from '../pay-state';
import { openSensitive } from '../wire/sensitive-field';
import { platformKeys } from './answer-keys';
import { type ApiCall, headerOf, jsonBody } from './api-call';
import { invalidRequest, PayRefusal, paramError } from './pay-refusal';
import { SCENES, type Scene } from './scenes';

type Body = Record<string, unknown>;

/** A create call's body, field by field: https://pay.weixin.qq.com/doc/v3/merchant/4012716434 */
export function readBillWish(context: PayContext, call: ApiCall, receiver: 'openid' | 'authorisation'): BillWish {
  const body = jsonBody(call);
  const sceneId = text(body, 'transfer_scene_id', 36);
  const scene = sceneOf(context, sceneId);
  const wish: BillWish = {
    outBillNo: billNumber(body),
    appid: boundAppid(context, body),
    openid: receiver === 'openid' ? text(body, 'openid', 64) : '',
    sceneId,
    amountFen: amount(body),
    remark: text(body, 'transfer_remark', 32),
    userName: userName(context, call, body),
    notifyUrl: optional(body, 'notify_url', notifyUrl),
    perception: optional(body, 'user_recv_perception', (name) => perception(scene, body, name)),
    recvStyle: optional(body, 'user_recv_style', () => recvStyle(body)),
    reportInfos: reportInfos(scene, body),
  };
  if (receiver === 'authorisation') wish.outAuthorizationNo = text(body, 'out_authorization_no', 32);
  return wish;
}

/** The amount's rules, and those of names; they hold for the first submission only. */
export function checkAmountRules(context: PayContext, { amountFen, userName, recvStyle }: BillWish): void {
  const { minFen, maxFen, nameRequiredFromFen, nameAllowedFromFen, redPacketMaxFen } = context.settings;
  if (amountFen < minFen) throw invalidRequest(`转账金额不能小于${yuan(minFen)}元`);
  if (amountFen > maxFen) throw invalidRequest(`转账金额超过单笔限额${yuan(maxFen)}元`);
  if (userName === undefined && amountFen >= nameRequiredFromFen) {
    throw paramError('user_name', `is required from ${nameRequiredFromFen} fen on`);
  }
  if (userName !== undefined && amountFen < nameAllowedFromFen) {
    throw paramError('user_name', `is not supported below ${nameAllowedFromFen} fen`);
  }
  if (recvStyle === 'RED_PACKET' && amountFen > redPacketMaxFen) {
    throw paramError('user_recv_style', `RED_PACKET is for ${redPacketMaxFen} fen at the most`);
  }
}

export function text(body: Body, name: string, longest: number): string {
  const value = body[name];
  if (value === undefined || value === null) throw paramError(name, 'is missing');
  if (typeof value !== 'string') throw paramError(name, 'must be a text', value);
  const length = [...value].length;
  if (length < 1 || length > longest) throw paramError(name, `must have 1 to ${longest} characters`, value);
  return value;
}

export function optional<T>(body: Body, name: string, read: (value: string) => T): T | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  return read(typeof value === 'string' ? value : '');
}

/** https or, for this laptop, http on 127.0.0.1; at most 256 characters and no query. */
export function notifyUrl(value: string): string {
  const isLocal = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(value);
  if (!URL.canParse(value) || !(value.startsWith('https://') || isLocal)) {
    throw paramError('notify_url', 'must be a public https address', value);
  }
  if (value.length > 256) throw paramError('notify_url', 'is longer than 256 characters', value);
  if (/[?#]/.test(value)) throw paramError('notify_url', 'must carry no query', value);
  return value;
}

export function boundAppid({ settings }: PayContext, body: Body): string {
  const appid = text(body, 'appid', 32);
  if (settings.appids.length === 0 || settings.appids.includes(appid)) return appid;
  throw new PayRefusal(400, 'PARAM_ERROR', '商户号和appid没有绑定关系', {
    field: '/body/appid',
    value: appid,
    issue: 'is not bound to the mchid',
    location: 'body',
  });
}

export function sceneOf({ settings }: PayContext, sceneId: string): Scene {
  const scene = SCENES[sceneId];
  if (!scene) throw paramError('transfer_scene_id', 'is no scene', sceneId);
  if (!settings.scenes.includes(sceneId)) throw new PayRefusal(403, 'NO_AUTH', `商户未开通转账场景${sceneId}`);
  return scene;
}

/** Anything but letters and digits is refused, whatever the length. */
function billNumber(body: Body): string {
  const number = text(body, 'out_bill_no', 32);
  if (!/^[0-9A-Za-z]+$/.test(number)) throw paramError('out_bill_no', 'may hold letters and digits only', number);
  return number;
}

function amount(body: Body): number {
  const value = body.transfer_amount;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    throw paramError('transfer_amount', 'must be a whole number of fen above 0', value);
  }
  return value;
}

function userName(context: PayContext, call: ApiCall, body: Body): string | undefined {
  return optional(body, 'user_name', (sealed) => {
    const serial = headerOf(call, 'wechatpay-serial');
    const key = platformKeys(context).find((one) => one.serial === serial);
    if (!key) throw paramError('Wechatpay-Serial', 'must name the key of the sensitive field', serial, 'header');
    const name = openSensitive(sealed, key.privateKey);
    if (name === undefined) throw paramError('user_name', 'cannot be decrypted with the key named by Wechatpay-Serial');
    return name;
  });
}

export function perception(scene: Scene, body: Body, name: string): string {
  if (scene.perceptions.includes(name)) return name;
  throw paramError('user_recv_perception', 'is not one of this scene', body.user_recv_perception);
}

function recvStyle(body: Body): string {
  const { type } = Object(body.user_recv_style) as Body;
  if (type === 'CONFIRM_PAGE' || type === 'RED_PACKET') return type;
  throw paramError('user_recv_style/type', 'must be CONFIRM_PAGE or RED_PACKET', type);
}

/** Exactly the scene's set, each once, in any order. */
function reportInfos(scene: Scene, body: Body): ReportInfo[] {
  const field = 'transfer_scene_report_infos';
  const given = body[field];
  if (!Array.isArray(given)) throw paramError(field, 'is missing');
  const infos = given.map((entry: unknown) => {
    const info = Object(entry) as Body;
    return { info_type: text(info, 'info_type', 15), info_content: text(info, 'info_content', 32) };
  });
  const types = infos.map((info) => info.info_type);
  const isWhole = types.length === scene.infoTypes.length && scene.infoTypes.every((type) => types.includes(type));
  if (!isWhole) throw paramError(field, `must be exactly ${scene.infoTypes.join('、')}`, types);
  return infos.sort((a, b) => scene.infoTypes.indexOf(a.info_type) - scene.infoTypes.indexOf(b.info_type));
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
