// Judges what is signed by software that none of us wrote: jose, Digital Bazaar's credentials, Data Integrity and status lists, and the
// resolvers of did:web that the Decentralized Identity Foundation keeps. Answers each line of standard input,
// {"documents": {address: document}, "jwt"?, "typ"?, "own"?: bool, "document"?, "integrity"?: bool, "status"?: bool, "resolve"?: name}, with a line:
// {"jose"?: bool, "integrity"?: bool, "status"?: "…", "asked"?: [address], "resolved"?: document or null}.
// Nothing is fetched: `documents` is all there is.
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
const {verifyCredential} = await load('@digitalbazaar/vc');

// The resolver asks the network by cross-fetch: in its place stands what the question brings.
let network = async address => { throw new Error(`${address} is not there`); };
const fetching = home.resolve('cross-fetch');
home(fetching);
home.cache[fetching].exports = (...asked) => network(...asked);
const {Resolver} = home('did-resolver');
const resolver = new Resolver(home('web-did-resolver').getResolver());

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

// What is signed with the key that it carries, under that key's thumbprint.
async function byOwnKey({jwt, typ}) {
  const {kid} = jose.decodeProtectedHeader(jwt);
  const {issuer, jwk} = JSON.parse(new TextDecoder().decode(jose.base64url.decode(jwt.split('.')[1])));
  const uri = await jose.calculateJwkThumbprintUri(jwk);
  const id = uri.split(':').at(-1);
  if(kid !== (issuer === uri ? id : `${issuer}#${id}`)) return false;
  await jose.compactVerify(jwt, await jose.importJWK(jwk, 'EdDSA'), {algorithms: ['EdDSA']});
  return jose.decodeProtectedHeader(jwt).typ === typ;
}

async function byJose({jwt, typ, own, documents}) {
  if(own) return byOwnKey({jwt, typ});
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
  // Whether it still stands is asked for itself; whether its time is over is not: it is looked at on its first day.
  const checkStatus = async () => ({verified: true});
  const asked = {suite, purpose, checkStatus, now: new Date(document.validFrom), documentLoader: loader(documents)};
  const result = await verifyCredential({...asked, credential: structuredClone(document)});
  if(process.env.JUDGE_WHY && !result.verified) console.error(JSON.stringify(result.error, null, 1), result.error);
  return result.verified;
}

async function byStatus({document, documents}) {
  const asked = {
    credential: document, documentLoader: loader(documents), suite: new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()}),
    verifyBitstringStatusListCredential: false, verifyMatchingIssuers: false
  };
  // Before the library looks anything up in a list, the list is held against its proof.
  for(const {statusListCredential} of document.credentialStatus) {
    if(!await byIntegrity({document: documents[statusListCredential], documents})) return 'refused';
  }
  const result = await checkStatus(asked);
  if(result.error) return 'refused';
  return result.results.filter(one => one.status).map(one => one.credentialStatus.statusPurpose).join(',') || 'clear';
}

async function resolved({resolve, documents}) {
  const asked = [];
  network = async address => {
    asked.push(address);
    const document = documents[address];
    return {status: document ? 200 : 404, statusText: '', json: async () => structuredClone(document)};
  };
  const {didDocument, didResolutionMetadata} = await resolver.resolve(resolve);
  return {asked, resolved: didResolutionMetadata.error ? null : didDocument};
}

const tried = async judge => { try { return await judge(); } catch(error) { if(process.env.JUDGE_WHY) console.error(error); return false; } };

for await (const line of createInterface({input: process.stdin})) {
  const question = JSON.parse(line);
  const answer = {};
  if(question.jwt) answer.jose = await tried(() => byJose(question));
  if(question.document && question.integrity) answer.integrity = await tried(() => byIntegrity(question));
  if(question.document && question.status) answer.status = await tried(() => byStatus(question));
  if(question.resolve) Object.assign(answer, await resolved(question));
  console.log(JSON.stringify(answer));
}
