foo(bar baz);
