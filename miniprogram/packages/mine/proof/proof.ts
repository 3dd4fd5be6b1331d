import { programRules } from '../../../services/program';
import { loadingProof, proofView } from './proof.view';

Page({
  data: loadingProof,

  onLoad() {
    return this.load();
  },

  async load() {
    this.setData(proofView(await programRules()));
  },

  tryAgain() {
    this.setData(loadingProof);
    return this.load();
  },

  onShareAppMessage() {
    return { title: `规则公示 · ${this.data.agencyName}`, path: '/packages/mine/proof/proof' };
  },
});
