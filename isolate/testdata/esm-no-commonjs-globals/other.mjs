undefinedName;
