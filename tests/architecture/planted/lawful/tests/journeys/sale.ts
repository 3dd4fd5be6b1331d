import { compose } from '../../backend/compose';
import { main } from '../../emulator/main';

export const sale = () => [compose(), main()];
