// Finds the preset of a host. Imports every preset: for the worker, pages and the command line, not for the content script.
import { portal as adyen } from './adyen';
import { portal as alipay } from './alipay';
import { portal as allinpay } from './allinpay';
import { portal as allpay } from './allpay';
import { portal as antom } from './antom';
import { portal as authorizeNet } from './authorize-net';
import { portal as caixaFiserv } from './caixa-fiserv';
import { portal as cardinfolink } from './cardinfolink';
import { portal as checkoutCom } from './checkout-com';
import { portal as chinaums } from './chinaums';
import { portal as clover } from './clover';
import { portal as fuiou } from './fuiou';
import { portal as gmoPg } from './gmo-pg';
import { portal as govukPay } from './govuk-pay';
import { portal as huifu } from './huifu';
import { portal as icepay } from './icepay';
import { portal as jcb } from './jcb';
import { portal as lakala } from './lakala';
import { portal as lcsw } from './lcsw';
import { portal as leshua } from './leshua';
import { portal as mercadoPago } from './mercado-pago';
import { portal as mollie } from './mollie';
import { portal as nexi } from './nexi';
import { portal as payermax } from './payermax';
import { portal as paypal } from './paypal';
import { portal as pooul } from './pooul';
import type { Portal } from './portal';
import { portal as razorpay } from './razorpay';
import { portal as rede } from './rede';
import { portal as redsys } from './redsys';
import { portal as shopifyPayments } from './shopify-payments';
import { portal as shouqianba } from './shouqianba';
import { portal as smcc } from './smcc';
import { portal as square } from './square';
import { portal as stone } from './stone';
import { portal as stripe } from './stripe';
import { portal as sumup } from './sumup';
import { portal as toast } from './toast';
import { portal as tossPayments } from './toss-payments';
import { portal as unionpayApp } from './unionpay-app';
import { portal as vipps } from './vipps';
import { portal as vmms } from './vmms';
import { portal as wechatPay } from './wechat-pay';
import { portal as woopayments } from './woopayments';
import { portal as worldpay } from './worldpay';
import { portal as zettle } from './zettle';

/** Every preset, by id. */
export const portals: readonly Portal[] = [
  adyen,
  alipay,
  allinpay,
  allpay,
  antom,
  authorizeNet,
  caixaFiserv,
  cardinfolink,
  checkoutCom,
  chinaums,
  clover,
  fuiou,
  gmoPg,
  govukPay,
  huifu,
  icepay,
  jcb,
  lakala,
  lcsw,
  leshua,
  mercadoPago,
  mollie,
  nexi,
  payermax,
  paypal,
  pooul,
  razorpay,
  rede,
  redsys,
  shopifyPayments,
  shouqianba,
  smcc,
  square,
  stone,
  stripe,
  sumup,
  toast,
  tossPayments,
  unionpayApp,
  vipps,
  vmms,
  wechatPay,
  woopayments,
  worldpay,
  zettle,
];

/** The preset whose host is, or is a parent of, the page's host; null where none is. `host` may carry a port. */
export function portalFor(host: string): Portal | null {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  return portals.find((portal) => portal.hosts.some((own) => name === own || name.endsWith(`.${own}`))) ?? null;
}
