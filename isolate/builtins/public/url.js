'use strict';

// node:url.

const {
  URL, URLSearchParams, domainToASCII, domainToUnicode, fileURLToPath, pathToFileURL, urlToHttpOptions,
} = require('internal/url');
const { Url, urlFormat, urlParse, urlResolve, urlResolveObject } = require('internal/url_legacy');

module.exports = {
  // The old API
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: urlResolveObject,
  format: urlFormat,

  // The URL Standard's
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,

  // Between URLs and others
  pathToFileURL,
  fileURLToPath,
  urlToHttpOptions,
};
