package io.tierflow.security.authentication;

import io.tierflow.database.OnMySql;

@OnMySql
class SignInOnMySqlIT extends SignInStories {}
