// English: where the playbooks' contents come from, for whoever wants to check them.

export const sources = {
  'source.practice': 'What acquirers, banks and police usually ask of a merchant who reports an unknown charge',
  'source.hotlines':
    'National numbers as published: police 110, anti-fraud 96110, UnionPay 95516, PBOC consumer line 12363',
  'source.electronic-data':
    'China: 法发〔2016〕22号, rules of the courts, procuratorates and police on electronic data (keeping it as it was; article 14: what its record must hold)',
  'source.emergency-stop':
    'China: 银发〔2016〕86号, emergency stop of payment (matched on account name, number, amount and time; lasts 48 hours, at most twice)',
  'source.police-filing':
    'China: 公通字〔2015〕32号 (police decide on filing a criminal case within 3 days as a rule, 7 or 30 where it needs looking into)',
  'source.retrieval':
    'UnionPay’s practice for retrieval requests: the original signed slip, a reprint is refused; the deadline is the one on the acquirer’s notice',
  'source.data-breach':
    'Regulation (EU) 2016/679 (GDPR), article 33, and the UK GDPR likewise (personal data breach: 72 hours)',
  'source.ic3': 'FBI Internet Crime Complaint Center, ic3.gov (where such crime is reported in the United States)',
  'source.report-fraud':
    'City of London Police, Report Fraud, formerly Action Fraud (where fraud is reported in England, Wales and Northern Ireland)',
  'source.pci':
    'PCI DSS 4.0, requirements 8 (access) and 9.5 (list of terminals, inspection for tampering and substitution, training of staff)',
};
