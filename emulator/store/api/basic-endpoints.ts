import type { StoreContext } from '../store-context';
import type { ApiHandlers } from './api-handler';
import { clearQuota, quotaOf } from './api-quota';
import { ApiRefusal } from './api-refusal';

const NO_SUCH_PATH = 76021;
const API_ADDRESSES = ['101.226.90.58', '58.246.220.31'];
/** Where pushes come from. */
const PUSH_ADDRESSES = ['101.226.103.0/25', '127.0.0.1'];

/** The paths of /cgi-bin that are read by GET and have no body. */
export const BASIC_GET_PATHS = ['/cgi-bin/get_api_domain_ip', '/cgi-bin/getcallbackip'];

/**
 * Quota and addresses, with a token.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/basic/api_getapiquota
 */
export function basicEndpoints(isKnownPath: (path: string) => boolean): ApiHandlers {
  const known = (path: string) => {
    if (!isKnownPath(path)) throw new ApiRefusal(NO_SUCH_PATH, 'cgi_path not found, please check');
    return path;
  };
  return {
    '/cgi-bin/openapi/quota/get': (context, input) => quotaOf(context, known(input.text('cgi_path'))),
    '/cgi-bin/openapi/quota/clear': (context, input) => {
      clearQuota(context, known(input.text('cgi_path')));
      return {};
    },
    '/cgi-bin/clear_quota': (context, input) => {
      checkAppid(context, input.text('appid'));
      clearQuota(context);
      return {};
    },
    '/cgi-bin/get_api_domain_ip': () => ({ ip_list: API_ADDRESSES }),
    '/cgi-bin/getcallbackip': () => ({ ip_list: PUSH_ADDRESSES }),
    '/cgi-bin/callback/check': (_context, input) => {
      const action = input.text('action');
      const ip = PUSH_ADDRESSES[1] ?? '';
      const dns = [{ ip, real_operator: 'UNICOM' }];
      const ping = [{ ip, from_operator: 'UNICOM', package_loss: '0%', time: '1.000ms' }];
      return { dns: action === 'ping' ? [] : dns, ping: action === 'dns' ? [] : ping };
    },
  };
}

export function checkAppid(context: StoreContext, appid: unknown): void {
  if (appid !== context.state.world.agency.appid) throw new ApiRefusal(40013, 'invalid appid');
}
