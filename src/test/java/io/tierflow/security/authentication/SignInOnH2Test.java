package io.tierflow.security.authentication;

import io.tierflow.testsupport.database.OnH2;

@OnH2
class SignInOnH2Test extends SignInStories {}
