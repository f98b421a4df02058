; The installer for Windows: per user without administrator rights, per machine with them.
;
;   cammer-desktop-VERSION-setup.exe [/S] [/CurrentUser | /AllUsers] [/D=FOLDER]
;   uninstall.exe [/S] [/CurrentUser | /AllUsers]
;
; Exit codes of both: 0 done, 1 cancelled, 2 failed, 5 the program is in use (nothing was changed).
; An upgrade lays out the new program beside the older one, has that remove itself, and then moves
; the new one to its place. Settings, ledger, catalogue and token live elsewhere and stay, after
; removal too.
;
; This file is compiled twice, with REMOVER for uninstall.exe, which goes into the installer. An
; uninstaller as NSIS makes it answers 0 as soon as it has started a copy of itself, whatever that
; copy meets; this one is an ordinary program, whose answer can be relied on.
;
; `nsis.py` gives PROGRAM, OUTPUT, VERSION, KILOBYTES, PUBLISHER, COPYRIGHT, ICON, LICENSE, SCHEME, and two
; files: FILES has the macros EachFile and EachFolder, which call a function with each name but those
; of the executables, so that nothing else in a folder is ever lost; LANGUAGES inserts the macro
; Language with the texts of each language.

Unicode true
Target amd64-unicode
Name "Cammer Desktop"
OutFile "${OUTPUT}"
BrandingText "Cammer Desktop ${VERSION}"
ManifestDPIAware true
ManifestSupportedOS all
AllowSkipFiles off ; what cannot be written ends it, in silence too

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\CammerDesktop"
!define SCHEME_KEY "Software\Classes\${SCHEME}"
!define WINDOW "cammer-desktop.exe"
!define COMMAND_LINE "cammer-desktop-cli.exe"
!define UNINSTALLER "uninstall.exe"
!define NEW "cammer-desktop-next" ; where the new program waits for its place
!define CANCELLED 1
!define FAILED 2
!define IN_USE 5

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_NOUNINSTALL
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "Cammer Desktop"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallMode"
!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include "${FILES}"

!define MUI_ICON "${ICON}"
!ifdef REMOVER
    Caption "Cammer Desktop"
!else
    !define MUI_ABORTWARNING
    !define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
    !insertmacro MUI_PAGE_LICENSE "${LICENSE}"
    !insertmacro MULTIUSER_PAGE_INSTALLMODE
    !insertmacro MUI_PAGE_DIRECTORY
!endif
!insertmacro MUI_PAGE_INSTFILES
!ifndef REMOVER
    !insertmacro MUI_PAGE_FINISH
!endif
VIProductVersion "${VERSION}.0"

; Windows takes the language of its own menus, else one that differs only by its country, else the
; first one.
!macro Language NAME NUMBER IN_USE NOT_INSTALLED REMOVE REMOVED NOT_REMOVED SETUP REMOVAL
    !insertmacro MUI_LANGUAGE "${NAME}"
    LangString InUseText ${NUMBER} "${IN_USE}"
    VIAddVersionKey /LANG=${NUMBER} "ProductName" "Cammer Desktop"
    VIAddVersionKey /LANG=${NUMBER} "CompanyName" "${PUBLISHER}"
    VIAddVersionKey /LANG=${NUMBER} "FileVersion" "${VERSION}"
    VIAddVersionKey /LANG=${NUMBER} "ProductVersion" "${VERSION}"
    VIAddVersionKey /LANG=${NUMBER} "LegalCopyright" "${COPYRIGHT}"
    !ifdef REMOVER
        LangString ConfirmText ${NUMBER} "${REMOVE}"
        LangString DoneText ${NUMBER} "${REMOVED}"
        LangString FailedText ${NUMBER} "${NOT_REMOVED}"
        VIAddVersionKey /LANG=${NUMBER} "FileDescription" "${REMOVAL}"
        VIAddVersionKey /LANG=${NUMBER} "InternalName" "uninstall"
        VIAddVersionKey /LANG=${NUMBER} "OriginalFilename" "${UNINSTALLER}"
    !else
        LangString FailedText ${NUMBER} "${NOT_INSTALLED}"
        VIAddVersionKey /LANG=${NUMBER} "FileDescription" "${SETUP}"
        VIAddVersionKey /LANG=${NUMBER} "InternalName" "setup"
        VIAddVersionKey /LANG=${NUMBER} "OriginalFilename" "cammer-desktop-${VERSION}-setup.exe"
    !endif
!macroend
!include "${LANGUAGES}"

Var Talks ; whether somebody is there to be told and asked
Var InUse ; the file that is in use, if any
Var Failed ; the file that could not be removed or put in its place, if any
Var TheWindow ; the executables, held
Var TheCommandLine

; Start in the mode that the command line says.
Function Begin
    SetRegView 64
    ${IfNot} ${Silent}
        StrCpy $Talks 1
    ${EndIf}
    ; MULTIUSER_INIT would tell it to somebody, in silence too.
    UserInfo::GetAccountType
    Pop $0
    ${GetParameters} $1
    ClearErrors
    ${GetOptions} $1 "/AllUsers" $2
    ${IfNot} ${Errors}
    ${AndIf} ${Silent}
    ${AndIf} $0 != "Admin"
    ${AndIf} $0 != "Power"
        SetErrorLevel ${FAILED}
        Quit
    ${EndIf}
    !insertmacro MULTIUSER_INIT
FunctionEnd

; Note a file that somebody uses: a program or library that runs cannot be written to.
Function Probe
    Pop $0
    ${If} ${FileExists} "$INSTDIR\$0"
        ClearErrors
        FileOpen $1 "$INSTDIR\$0" a
        ${If} ${Errors}
            StrCpy $InUse $0
        ${Else}
            FileClose $1
        ${EndIf}
    ${EndIf}
FunctionEnd

; Hold an executable: what is open for writing nobody can start.
!macro Hold HANDLE NAME
    StrCpy ${HANDLE} ""
    ${If} ${FileExists} "$INSTDIR\${NAME}"
        ClearErrors
        FileOpen ${HANDLE} "$INSTDIR\${NAME}" a
        ${If} ${Errors}
            StrCpy ${HANDLE} ""
            StrCpy $InUse "${NAME}"
        ${EndIf}
    ${EndIf}
!macroend

!macro LetGo HANDLE
    ${If} ${HANDLE} != ""
        FileClose ${HANDLE}
        StrCpy ${HANDLE} ""
    ${EndIf}
!macroend

Function HoldAll
    !insertmacro Hold $TheWindow "${WINDOW}"
    !insertmacro Hold $TheCommandLine "${COMMAND_LINE}"
FunctionEnd

Function LetAllGo
    !insertmacro LetGo $TheWindow
    !insertmacro LetGo $TheCommandLine
FunctionEnd

; The window's program as a command of the registry has it, in which %% stands for one %.
!macro Opening VARIABLE
    ${WordReplace} '"$INSTDIR\${WINDOW}"' "%" "%%" "+" ${VARIABLE}
!macroend

; Have the program in $INSTDIR closed and hold it so; say in $InUse if it stays in use.
Function Close
    ${Do}
        StrCpy $InUse ""
        Call HoldAll
        !insertmacro EachFile Probe
        ${If} $InUse == ""
            Return
        ${EndIf}
        Call LetAllGo
        ${If} $Talks == ""
        ${OrIf} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(InUseText)" IDCANCEL`
            Return
        ${EndIf}
    ${Loop}
FunctionEnd

; Remove a file, unless another one could not be removed.
Function Remove
    Pop $0
    ${If} $Failed != ""
        Return
    ${EndIf}
    ; Scanners hold a file for a moment.
    ${For} $1 1 30
        ClearErrors
        Delete "$INSTDIR\$0"
        ${IfNot} ${Errors}
            Return
        ${EndIf}
        Sleep 100
    ${Next}
    StrCpy $Failed $0
FunctionEnd

Function RemoveFolder
    Pop $0
    RMDir "$INSTDIR\$0"
FunctionEnd

; Remove the program but its uninstaller; the executables last, since they are held until then.
Function RemoveProgram
    !insertmacro EachFile Remove
    Call LetAllGo
    Push "${COMMAND_LINE}"
    Call Remove
    Push "${WINDOW}"
    Call Remove
    !insertmacro EachFolder RemoveFolder
FunctionEnd

; End with the exit code in $0.
Function GiveUp
    !ifndef REMOVER
        Call .onInstFailed
    !endif
    ${If} $0 = ${FAILED}
    ${AndIf} $Talks != ""
        MessageBox MB_OK|MB_ICONSTOP "$(FailedText)"
    ${EndIf}
    SetErrorLevel $0
    Quit
FunctionEnd

!ifdef REMOVER

Function .onInit
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/Rest=" $INSTDIR
    ${IfNot} ${Errors}
        Call RemoveTheRest
        Quit
    ${EndIf}
    Call Begin
    StrCpy $INSTDIR $EXEDIR
    ${If} $Talks != ""
        ${If} ${Cmd} `MessageBox MB_OKCANCEL|MB_ICONQUESTION "$(ConfirmText)" IDCANCEL`
            SetErrorLevel ${CANCELLED}
            Quit
        ${EndIf}
        SetSilent silent ; it has no window of its own
    ${EndIf}
FunctionEnd

; A program cannot delete itself: a copy waits for its end and does.
Function RemoveTheRest
    ${For} $0 1 300
        ClearErrors
        Delete "$INSTDIR\${UNINSTALLER}"
        ${IfNot} ${Errors}
            RMDir "$INSTDIR"
            Return
        ${EndIf}
        Sleep 100
    ${Next}
FunctionEnd

Section
    SetOutPath "$TEMP" ; a folder in which somebody works cannot be removed
    Call Close
    ${If} $InUse != ""
        StrCpy $0 ${IN_USE}
        Call GiveUp
    ${EndIf}
    Call RemoveProgram
    ${If} $Failed != ""
        StrCpy $0 ${FAILED}
        Call GiveUp
    ${EndIf}
    Delete "$SMPROGRAMS\Cammer.lnk"
    DeleteRegKey SHCTX "${KEY}"
    ReadRegStr $0 SHCTX "${SCHEME_KEY}\shell\open\command" ""
    !insertmacro Opening $1
    StrLen $2 $1
    StrCpy $0 $0 $2
    ${If} $0 == $1 ; not another program's, which has come since
        DeleteRegKey SHCTX "${SCHEME_KEY}"
        ${RefreshShellIcons}
    ${EndIf}
    ${If} $Talks != ""
        MessageBox MB_OK|MB_ICONINFORMATION "$(DoneText)"
    ${EndIf}
    ; With _?= who calls it removes the rest, as with other uninstallers.
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "_?=" $1
    ${If} ${Errors}
        InitPluginsDir ; nobody else can write into an administrator's
        CopyFiles /SILENT "$EXEPATH" "$PLUGINSDIR\${UNINSTALLER}"
        Exec '"$PLUGINSDIR\${UNINSTALLER}" /S /Rest="$INSTDIR"'
    ${EndIf}
SectionEnd

!else

Function .onInit
    StrCpy $3 $INSTDIR ; of /D=, which MULTIUSER_INIT forgets
    Call Begin
    ${If} $3 != ""
        StrCpy $INSTDIR $3
    ${EndIf}
FunctionEnd

Function .onInstFailed
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\${NEW}"
    RMDir "$INSTDIR"
FunctionEnd

; Have the registered program remove itself; say in $0 what it answers.
Function RemoveOld
    ReadRegStr $1 SHCTX "${KEY}" "InstallLocation"
    ${If} $1 == ""
    ${OrIfNot} ${FileExists} "$1\${UNINSTALLER}"
        StrCpy $0 0
        Return
    ${EndIf}
    ${Do}
        StrCpy $0 ${FAILED} ; if it cannot be started
        ExecWait '"$1\${UNINSTALLER}" /S /$MultiUser.InstallMode _?=$1' $0
        ${If} $0 <> ${IN_USE}
        ${OrIf} $Talks == ""
        ${OrIf} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(InUseText)" IDCANCEL`
            ${ExitDo}
        ${EndIf}
    ${Loop}
    ${If} $0 = 0
        Delete "$1\${UNINSTALLER}"
        RMDir "$1"
    ${ElseIf} $0 <> ${IN_USE}
        StrCpy $0 ${FAILED}
    ${EndIf}
FunctionEnd

Function PutInPlace
    Pop $0
    ${GetParent} "$INSTDIR\$0" $1
    CreateDirectory $1
    Push $0
    Call Remove
    ${If} $Failed == ""
        ClearErrors
        Rename "$INSTDIR\${NEW}\$0" "$INSTDIR\$0"
        ${If} ${Errors}
            StrCpy $Failed $0
        ${EndIf}
    ${EndIf}
FunctionEnd

Section
    ; The older program looks for itself whether it is in use; but it may lie elsewhere, and what
    ; lies here may have no entry.
    Call Close
    ${If} $InUse != ""
        StrCpy $0 ${IN_USE}
        Call GiveUp
    ${EndIf}
    Call LetAllGo

    SetOutPath "$INSTDIR\${NEW}"
    File /r "${PROGRAM}/*"
    SetOutPath "$INSTDIR"

    Call RemoveOld
    ${If} $0 <> 0
        Call GiveUp
    ${EndIf}
    Call Close
    ${If} $InUse != ""
        StrCpy $0 ${IN_USE}
        Call GiveUp
    ${EndIf}
    !insertmacro EachFile PutInPlace
    Push "${UNINSTALLER}"
    Call PutInPlace
    Call LetAllGo
    Push "${COMMAND_LINE}"
    Call PutInPlace
    Push "${WINDOW}"
    Call PutInPlace
    ${If} $Failed != ""
        StrCpy $Failed ""
        Call RemoveProgram ; nothing is better than half of it
        Delete "$INSTDIR\${UNINSTALLER}"
        StrCpy $0 ${FAILED}
        Call GiveUp
    ${EndIf}
    RMDir /r "$INSTDIR\${NEW}"
    CreateShortcut "$SMPROGRAMS\Cammer.lnk" "$INSTDIR\${WINDOW}"

    DeleteRegKey SHCTX "${SCHEME_KEY}"
    WriteRegStr SHCTX "${SCHEME_KEY}" "" "URL:${SCHEME}"
    WriteRegStr SHCTX "${SCHEME_KEY}" "URL Protocol" ""
    WriteRegStr SHCTX "${SCHEME_KEY}\DefaultIcon" "" '"$INSTDIR\${WINDOW}",0'
    !insertmacro Opening $1
    ; Behind -- nothing that a page writes into an address is an option.
    WriteRegStr SHCTX "${SCHEME_KEY}\shell\open\command" "" '$1 open -- "%1"'
    ${RefreshShellIcons}

    WriteRegStr SHCTX "${KEY}" "DisplayName" "Cammer Desktop"
    WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\${WINDOW}"
    WriteRegStr SHCTX "${KEY}" "Publisher" "${PUBLISHER}"
    WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${KEY}" "InstallMode" "$MultiUser.InstallMode"
    WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}" /$MultiUser.InstallMode'
    WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /$MultiUser.InstallMode /S'
    WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
SectionEnd

!endif
