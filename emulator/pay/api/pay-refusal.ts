export type Place = 'body' | 'path' | 'query' | 'header';

/** An answer that is no success: https://pay.weixin.qq.com/doc/v3/merchant/4014297396 */
export class PayRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly words: string,
    readonly detail?: object,
  ) {
    super(`${status} ${code}: ${words}`);
  }
}

/** 400 PARAM_ERROR; the detail names the field as `/body/transfer_amount`, and what is wrong with it. */
export function paramError(field: string, issue: string, value?: unknown, location: Place = 'body'): PayRefusal {
  return new PayRefusal(400, 'PARAM_ERROR', `参数错误: ${field} ${issue}`, {
    field: `/${location}/${field}`,
    ...(value === undefined ? {} : { value }),
    issue,
    location,
  });
}

export function invalidRequest(words: string): PayRefusal {
  return new PayRefusal(400, 'INVALID_REQUEST', words);
}

export function notFound(): PayRefusal {
  return new PayRefusal(404, 'NOT_FOUND', '记录不存在');
}
