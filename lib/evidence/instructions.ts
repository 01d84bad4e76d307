// README.txt and VERIFY.txt of a pack: what it is, and how to check it with programs that everyone has. Both languages, since
// whoever receives it is not whoever made it.
import type { PackKind } from '@/lib/model/case-event';

/** Exactly the commands that tests run as they stand here. */
export const verifyCommands = {
  sha256: 'sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt',
  shasum: 'shasum -a 256 -c manifest-sha256.txt && shasum -a 256 -c tagmanifest-sha256.txt',
  sha512: 'sha512sum -c manifest-sha512.txt && sha512sum -c tagmanifest-sha512.txt',
  signature:
    'openssl cms -verify -binary -inform DER -in signatures/tagmanifest-sha256.txt.p7s -content tagmanifest-sha256.txt -CAfile signatures/signer.crt.pem -out /dev/null',
  bagit: 'bagit.py --validate .',
  // Checked at the time that each stamp states: its authority's certificate may have ended since.
  stamps: `find . -name '*.tsr' | sort | while read -r t; do f=$(echo "$t" | sed -E 's/(\\.p7s|\\.json)(\\.[^/]*)?\\.tsr$/\\1/'); at=$(openssl ts -reply -in "$t" -text 2>/dev/null | sed -n 's/^Time stamp: //p'); echo "$t $at"; openssl ts -verify -data "$f" -in "$t" -CAfile signatures/tsa-roots.pem -attime "$(date -d "$at" +%s 2>/dev/null || date -jf '%b %d %T %Y %Z' "$at" +%s)"; done`,
} as const;

const powershell = `Get-Content manifest-sha256.txt, tagmanifest-sha256.txt | ForEach-Object { $h, $f = $_ -split '  ', 2; if ((Get-FileHash -Algorithm SHA256 $f).Hash -eq $h) { "OK      $f" } else { "FAILED  $f" } }`;

const stampSteps = `5. 时间戳（signatures 与 20-captures 中的 .tsr 文件）/ Time stamps (files .tsr in signatures and 20-captures):

   ${verifyCommands.stamps}

   每个都应显示 Verification: OK。没有 .tsr 文件，制作时间就未经独立证明。
   Each must say "Verification: OK". Without a .tsr file the time is not independently proved.
   证据包做好之后才取得的时间戳：把 .tsr 文件放进 signatures 文件夹，再运行同一条命令。
   A stamp that came after the pack was made: put its .tsr file into the folder signatures, then run the same command.
   如果没有 signatures/tsa-roots.pem，请向时间戳机构索取根证书，存成这个文件。
   Where signatures/tsa-roots.pem is missing, get the authority's root certificate from it and save it under that name.

`;

/**
 * VERIFY.txt.
 * @param fingerprint SHA-256 (hex) of the signing key's SubjectPublicKeyInfo @param mayHaveStamps time stamps were asked for
 */
export function verifyText(folder: string, fingerprint: string, mayHaveStamps: boolean): string {
  return `如何核验本证据包 / HOW TO CHECK THIS PACK

1. 解压后，在 ${folder} 文件夹中打开命令行。
   Unzip, then open a command line in the folder ${folder}.

2. 文件有没有被改动（Linux）/ Were files changed (Linux):

   ${verifyCommands.sha256}
   ${verifyCommands.sha512}

   macOS:

   ${verifyCommands.shasum}

   每行都显示 OK 即为未改动。Every line must say OK.

   Windows PowerShell:

   ${powershell}

3. 清单是不是原来的签名者写的 / Was the manifest written by the signer:

   ${verifyCommands.signature}

   应显示 CMS Verification successful。Windows 需要先安装 OpenSSL。
   It must say "CMS Verification successful". Windows needs OpenSSL installed first.

4. 签名密钥指纹（SubjectPublicKeyInfo 的 SHA-256）/ Fingerprint of the signing key (SHA-256 of its SubjectPublicKeyInfo):

   ${fingerprint}

   请与签字盖章的纸质件上的指纹核对。Compare it with the one on the signed and sealed paper.
   openssl x509 -in signatures/signer.crt.pem -pubkey -noout | openssl pkey -pubin -outform DER | sha256sum

${mayHaveStamps ? stampSteps : ''}${mayHaveStamps ? 6 : 5}. 也可以用任何 BagIt 工具，例如 Python 的 bagit（pip install bagit==1.8.1）/ Any BagIt tool will do as well, for example bagit of Python (pip install bagit==1.8.1):

   ${verifyCommands.bagit}

signatures 中的文件不在清单之内（它们正是对清单的签名），可以在日后补充回执。signatures/third-party 中如有第三方文件，其 SHA-256 列在 data/60-process/third-party.json。
The files in signatures stand in no manifest (they sign it), so that later receipts can be added. If there are files of third parties in signatures/third-party, their SHA-256 stand in data/60-process/third-party.json.

不能证明的：页面本身是否真实；${mayHaveStamps ? '没有时间戳时，' : ''}制作时间只是本机时钟，未经独立证明。
Not proved: that the page itself was genuine; ${mayHaveStamps ? 'without a time stamp ' : ''}the time is only the device's clock, not independently proved.
`;
}

const startOf: Record<PackKind, string> = {
  master: 'data/00-report/report.html',
  bank: 'data/00-report/report.html',
  acquirer: 'data/00-report/report.html',
  police: 'data/00-report/report.html',
  urgent: 'data/00-report/urgent-stop-payment.html',
};

/** README.txt. */
export function readmeText(caseId: string, packName: string, kind: PackKind): string {
  return `收银卫士证据包 / TILLGUARD EVIDENCE PACK

案件 / Case: ${caseId}
证据包 / Pack: ${packName}

先看 / Start with: ${startOf[kind]}

data/index.json       每个文件是什么 / what each file is
data/00-report        报告 / report (PDF where all characters could be drawn, HTML always)
data/10-transactions  交易记录 / transactions (JSON is the record, CSV a view of it)
data/20-captures      页面留存 / captures of the portal page
data/30-records       商户加入的文件 / files that the merchant added
data/40-people        证件（仅限有权取得者）/ identity documents, only for who may have them
data/50-response      处置经过 / what was done
data/60-process       日志、环境、已处理或未收入的内容 / log, environment, what was redacted or left out
data/portal           争议表单附件 / files for a dispute form
signatures            签名、证书、时间戳、签字盖章页 / signature, certificate, time stamps, sheet to be sealed

卡号只保留前六后四位。如何核验见 VERIFY.txt。
Card numbers show first 6 and last 4 only. How to check this pack: VERIFY.txt.
`;
}

/** The BagIt profile that every pack obeys. */
export const bagProfile = {
  'BagIt-Profile-Info': {
    'BagIt-Profile-Identifier': 'urn:tillguard:bagit-profile:1',
    'Source-Organization': 'Tillguard',
    'External-Description': 'Evidence pack of one case of an unknown charge',
    Version: '1.0',
    'BagIt-Profile-Version': '1.3.0',
  },
  'Bag-Info': Object.fromEntries(
    [
      'External-Identifier',
      'Bagging-Date',
      'Payload-Oxum',
      'BagIt-Profile-Identifier',
      'Pack-Kind',
      'Pack-Number',
      'Log-Head',
      'Log-Count',
    ].map((name) => [name, { required: true }]),
  ),
  'Manifests-Required': ['sha256', 'sha512'],
  'Tag-Manifests-Required': ['sha256', 'sha512'],
  'Allow-Fetch.txt': false,
  Serialization: 'required',
  'Accept-Serialization': ['application/zip'],
  'Accept-BagIt-Version': ['1.0'],
} as const;
