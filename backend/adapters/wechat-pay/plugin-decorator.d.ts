/** The library types only its whole; this is the part that signs calls and checks answers. */
declare module 'wechatpay-axios-plugin/lib/decorator' {
  import { Decorator } from 'wechatpay-axios-plugin';
  export default Decorator;
}
