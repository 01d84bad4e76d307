// Mercado Pago: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'mercado-pago',
  name: 'Mercado Pago',
  hosts: ['mercadopago.com', 'mercadopago.com.ar', 'mercadopago.com.br', 'mercadopago.com.mx'],
  language: '',
  headings: {
    'Fecha de compra (date_created)': 'time',
    'Identificador de producto (item_id)': 'text',
    'Descripción de la operación (reason)': 'text',
    'Código de referencia (external_reference)': 'orderId',
    'SKU Producto (seller_custom_field)': 'text',
    'Número de operación de Mercado Pago (operation_id)': 'id',
    'Estado de la operación (status)': 'status',
    'Detalle del estado de la operación (status_detail)': 'otherState',
    'Tipo de operación (operation_type)': 'type',
    'Valor del producto (transaction_amount)': 'amount',
    'Tarifa de Mercado Pago (mercadopago_fee)': 'fee',
    'Comisión por uso de plataforma de terceros (marketplace_fee)': 'otherMoney',
    'Monto recibido (net_received_amount)': 'net',
    'Medio de pago (payment_type)': 'method',
    'Canal de venta (business_unit)': 'text',
    'Plataforma de cobro (sub_unit)': 'text',
    'ID DE OPERACIÓN EN MERCADO PAGO': 'id',
    'VALOR DE LA COMPRA': 'amount',
    'FECHA DE ORIGEN': 'time',
  },
  types: {
    regular_payment: 'sale',
    money_transfer: 'transfer',
  },
  sources: [{ fact: 'headings', seen: 'public code' }],
  tried: false,
};
