# shellcheck shell=bash
# Finds the JDK; sourced, never run.

# find_jdk: sets JAVA (the program), JAVA_VERSION (17.0.15) and JAVA_FEATURE (17), or says how to get a JDK and fails
find_jdk() {
  local remedy="On Debian: apt-get install openjdk-17-jdk-headless maven"
  JAVA="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  if ! command -v "$JAVA" >/dev/null; then
    echo "There is no $JAVA; LivingCircle needs a JDK 17 or newer. $remedy" >&2
    return 1
  fi
  JAVA_VERSION=$("$JAVA" -version 2>&1 | sed -nE 's/.* version "([0-9][^"]*)".*/\1/p' | head -n 1)
  JAVA_FEATURE="${JAVA_VERSION%%[!0-9]*}"
  if [ "${JAVA_FEATURE:-0}" -lt 17 ]; then
    echo "$JAVA is version ${JAVA_VERSION:-unknown}; LivingCircle needs a JDK 17 or newer. $remedy" >&2
    return 1
  fi
}
# find_compiler: the build needs javac and Maven beside the java program
find_compiler() {
  if ! command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null; then
    echo "There is a Java runtime but no compiler. On Debian: apt-get install openjdk-$JAVA_FEATURE-jdk-headless" >&2
    return 1
  fi
  if ! command -v mvn >/dev/null; then
    echo "There is no Maven. On Debian: apt-get install maven" >&2
    return 1
  fi
}
