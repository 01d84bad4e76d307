// README.txt and VERIFY.txt of a pack: what it is, and how to check it with programs that everyone has. Both languages, since
// whoever receives it is not whoever made it.

/** Exactly the commands that tests run as they stand here. */
export const verifyCommands = {
  sha256: 'sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt',
  sha512: 'sha512sum -c manifest-sha512.txt && sha512sum -c tagmanifest-sha512.txt',
  signature:
    'openssl cms -verify -binary -inform DER -in signatures/tagmanifest-sha256.txt.p7s -content tagmanifest-sha256.txt -CAfile signatures/signer.crt.pem -out /dev/null',
  bagit: 'bagit.py --validate .',
} as const;

const powershell = `Get-Content manifest-sha256.txt, tagmanifest-sha256.txt | ForEach-Object { $h, $f = $_ -split '  ', 2; if ((Get-FileHash -Algorithm SHA256 $f).Hash -eq $h) { "OK      $f" } else { "FAILED  $f" } }`;

/** VERIFY.txt. @param fingerprint SHA-256 (hex) of the signing key's SubjectPublicKeyInfo */
export function verifyText(folder: string, fingerprint: string): string {
  return `如何核验本材料包 / HOW TO CHECK THIS PACK

1. 解压后,在 ${folder} 文件夹中打开命令行。
   Unzip, then open a command line in the folder ${folder}.

2. 文件有没有被改动(Linux、macOS 装有 coreutils 时)/ Were files changed (Linux; macOS with coreutils):

   ${verifyCommands.sha256}
   ${verifyCommands.sha512}

   每行都显示 OK 即为未改动。Every line must say OK.

   Windows PowerShell:

   ${powershell}

3. 清单是不是原来的签名者写的 / Was the manifest written by the signer:

   ${verifyCommands.signature}

   应显示 CMS Verification successful。Windows 需要先安装 OpenSSL。
   It must say "CMS Verification successful". Windows needs OpenSSL installed first.

4. 签名密钥指纹(SubjectPublicKeyInfo 的 SHA-256)/ Fingerprint of the signing key (SHA-256 of its SubjectPublicKeyInfo):

   ${fingerprint}

   请与签字盖章的纸质件上的指纹核对。Compare it with the one on the signed and sealed paper.
   openssl x509 -in signatures/signer.crt.pem -pubkey -noout | openssl pkey -pubin -outform DER | sha256sum

5. 也可以用任何 BagIt 工具 / Any BagIt tool will do as well, for example:

   ${verifyCommands.bagit}

不能证明的:页面本身是否真实;没有时间戳时,制作时间只是本机时钟。
Not proved: that the page itself was genuine; without a time stamp the time is only the device's clock.
`;
}

/** README.txt. */
export function readmeText(caseId: string, packName: string): string {
  return `收银卫士证据包 / TILLGUARD EVIDENCE PACK

案件 / Case: ${caseId}
材料包 / Pack: ${packName}

先看 / Start with: data/00-report/report.html

data/00-report        报告 / report
data/10-transactions  交易记录 / transactions (JSON is the record, CSV a view of it)
data/20-captures      页面留存 / captures of the portal page
data/30-records       商户加入的文件 / files that the merchant added
data/50-response      处置经过 / what was done
data/60-process       日志与环境 / log and environment

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
