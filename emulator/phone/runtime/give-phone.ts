import type { OpenTypeAsk } from './open-types';
import type { PhoneFrame } from './phone-frame';
import { phoneGlobals } from './phone-globals';

/**
 * WeChat's sheet behind a button with `open-type="getPhoneNumber"`: the page learns a code after a yes and never the
 * number. https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export async function givePhone({ emit }: Pick<OpenTypeAsk, 'emit'>, frame: PhoneFrame): Promise<void> {
  const { number } = await askWeChat<{ number: string | null }>({});
  const title = '模拟:微信的页面';
  if (number === null) {
    const words = { title, content: '这个微信号还没有绑定手机号。', confirmText: '知道了', cancelText: null };
    await frame.ask(words);
    return emit('getphonenumber', { errMsg: 'getPhoneNumber:fail no phone number' });
  }
  const content = `允许这个小程序核对您绑定的手机号 ${hidden(number)}?`;
  const { confirm } = await frame.ask({ title, content, confirmText: '允许', cancelText: '不允许' });
  if (!confirm) return emit('getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
  const { code } = await askWeChat<{ code: string }>({ isAgreed: true });
  emit('getphonenumber', { errMsg: 'getPhoneNumber:ok', code });
}

function hidden(number: string): string {
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}

async function askWeChat<Answer>(ask: object): Promise<Answer> {
  const { callUrl, openid } = phoneGlobals().__phoneSettings;
  const body = JSON.stringify({ openid, ...ask });
  const response = await fetch(callUrl.replace(/call$/, 'phone'), { method: 'POST', body });
  return (await response.json()) as Answer;
}
