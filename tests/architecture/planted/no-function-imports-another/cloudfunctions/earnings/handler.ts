import { quote } from '../payout/actions/quote';

export const main = () => quote();
