// Judges what is signed by software that none of us wrote: jose, Digital Bazaar's Data Integrity and its status lists.
// Answers each line of standard input, {"documents": {address: document}, "jwt"?, "typ"?, "document"?, "key"?}, with a line:
// {"jose"?: bool, "integrity"?: bool, "status"?: "…"}. Nothing is fetched: `documents` is all there is.
import {createInterface} from 'node:readline';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {join} from 'node:path';

// The libraries stand where the tests' servers are, not beside this file.
const home = createRequire(pathToFileURL(join(process.argv[2], 'index.js')));
const load = async name => import(pathToFileURL(home.resolve(name)));
const jose = await load('jose');
const {DataIntegrityProof} = await load('@digitalbazaar/data-integrity');
const {createVerifyCryptosuite} = await load('@digitalbazaar/eddsa-jcs-2022-cryptosuite');
const jsigs = (await load('jsonld-signatures')).default;
const {checkStatus} = await load('@digitalbazaar/vc-bitstring-status-list');

const {purposes: {AssertionProofPurpose}} = jsigs;

function loader(documents) {
  return async url => {
    const document = documents[url] ?? documents[url.split('#')[0]];
    if(!document) throw new Error(`${url} is not there`);
    const fragment = url.includes('#') && !documents[url];
    const found = fragment ? document.verificationMethod?.find(one => one.id === url) : document;
    if(!found) throw new Error(`${url} is not in its document`);
    const inherited = fragment ? {'@context': 'https://w3id.org/security/multikey/v1'} : {};
    return {contextUrl: null, documentUrl: url, document: {...inherited, ...found}};
  };
}

async function byJose({jwt, typ, documents}) {
  const {kid} = jose.decodeProtectedHeader(jwt);
  const {issuer} = JSON.parse(new TextDecoder().decode(jose.base64url.decode(jwt.split('.')[1])));
  const did = documents[kid.split('#')[0]];
  const method = did?.verificationMethod.find(one => one.id === kid && one.type === 'JsonWebKey');
  if(!method || kid.split('#')[0] !== issuer) return false;
  const key = await jose.importJWK(method.publicKeyJwk, 'EdDSA');
  await jose.compactVerify(jwt, key, {algorithms: ['EdDSA']});
  return jose.decodeProtectedHeader(jwt).typ === typ;
}

async function byIntegrity({document, documents}) {
  const suite = new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()});
  const issuer = documents[document.issuer];
  if(!issuer) return false;
  const purpose = new AssertionProofPurpose({controller: issuer});
  const result = await jsigs.verify(structuredClone(document), {suite, purpose, documentLoader: loader(documents)});
  if(process.env.JUDGE_WHY && !result.verified) console.error(JSON.stringify(result.error, null, 1), result.error);
  return result.verified;
}

async function byStatus({document, documents}) {
  const result = await checkStatus({
    credential: document, documentLoader: loader(documents), suite: new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()}),
    verifyBitstringStatusListCredential: false, verifyMatchingIssuers: false
  });
  if(result.error) return 'refused';
  return result.results.filter(one => one.status).map(one => one.credentialStatus.statusPurpose).join(',') || 'clear';
}

const tried = async judge => { try { return await judge(); } catch(error) { if(process.env.JUDGE_WHY) console.error(error); return false; } };

for await (const line of createInterface({input: process.stdin})) {
  const question = JSON.parse(line);
  const answer = {};
  if(question.jwt) answer.jose = await tried(() => byJose(question));
  if(question.document && question.integrity) answer.integrity = await tried(() => byIntegrity(question));
  if(question.document && question.status) answer.status = await tried(() => byStatus(question));
  console.log(JSON.stringify(answer));
}
