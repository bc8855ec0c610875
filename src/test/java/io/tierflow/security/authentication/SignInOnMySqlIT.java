package io.tierflow.security.authentication;

import io.tierflow.testsupport.database.OnMySql;

@OnMySql
class SignInOnMySqlIT extends SignInStories {}
