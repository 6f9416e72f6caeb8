"use strict";
with (Math) {}
