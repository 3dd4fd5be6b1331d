/** Arguments of the platform's registration and binding page. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/guide/openBusinessView */
interface OpenBusinessViewOption {
  businessType: string;
  queryString: string;
  extraData: Readonly<Record<string, string | number>>;
  success?: () => void;
  fail?: (failure: { errMsg: string }) => void;
  complete?: () => void;
}

declare namespace WechatMiniprogram {
  interface Wx {
    /** Missing in old versions of WeChat. */
    openBusinessView?: (option: OpenBusinessViewOption) => void;
  }
}
